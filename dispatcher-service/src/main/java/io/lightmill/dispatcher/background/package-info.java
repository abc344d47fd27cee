/**
 * Loops of this replica.
 */
@NullMarked
package io.lightmill.dispatcher.background;

import org.jspecify.annotations.NullMarked;
