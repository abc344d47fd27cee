/** A stack of its own, started and steered through the command line like anybody would. */
@NullMarked
package io.lightmill.e2e.stack;

import org.jspecify.annotations.NullMarked;
