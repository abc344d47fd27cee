/** The command: its stack, its phases, its report. */
@NullMarked
package io.lightmill.load.run;

import org.jspecify.annotations.NullMarked;
