/**
 * The parts of a stack, one class each: how it is prepared and started, and how to see that it is ready.
 */
@NullMarked
package io.lightmill.stack.part;

import org.jspecify.annotations.NullMarked;
