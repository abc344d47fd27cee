/**
 * Refusals as problem documents of the one catalogue.
 */
@NullMarked
package io.lightmill.dispatcher.problem;

import org.jspecify.annotations.NullMarked;
