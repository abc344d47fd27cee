/** Breaks a running stack in every way that we know of, and judges from outside. */
@NullMarked
package io.lightmill.chaos;

import org.jspecify.annotations.NullMarked;
