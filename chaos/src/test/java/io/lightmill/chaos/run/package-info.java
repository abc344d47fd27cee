/** The command line. */
@NullMarked
package io.lightmill.chaos.run;

import org.jspecify.annotations.NullMarked;
