/**
 * One try to make a chunk, its deadline and its beats.
 */
@NullMarked
package io.lightmill.dispatcher.attempt;

import org.jspecify.annotations.NullMarked;
