/** Decides from the evidence whether each promise was kept; one small class for each way to break one. */
@NullMarked
package io.lightmill.chaos.judge;

import org.jspecify.annotations.NullMarked;
