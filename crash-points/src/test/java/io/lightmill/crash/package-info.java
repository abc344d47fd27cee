/** Processes that were started to be killed, and one that was not. */
@NullMarked
package io.lightmill.crash;

import org.jspecify.annotations.NullMarked;
