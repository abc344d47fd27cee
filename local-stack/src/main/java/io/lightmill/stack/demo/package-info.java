/**
 * Pictures that the project draws itself.
 */
@NullMarked
package io.lightmill.stack.demo;

import org.jspecify.annotations.NullMarked;
