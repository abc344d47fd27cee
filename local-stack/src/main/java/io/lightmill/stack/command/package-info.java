/**
 * The commands of {@code ./lightmill}, one class each.
 */
@NullMarked
package io.lightmill.stack.command;

import org.jspecify.annotations.NullMarked;
