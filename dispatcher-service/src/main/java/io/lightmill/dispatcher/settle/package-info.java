/**
 * Recording an outcome exactly once and deciding what follows.
 */
@NullMarked
package io.lightmill.dispatcher.settle;

import org.jspecify.annotations.NullMarked;
