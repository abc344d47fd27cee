/** The command: starts the stack, lets families loose on it one after the other, calls the judge, tells. */
@NullMarked
package io.lightmill.chaos.run;

import org.jspecify.annotations.NullMarked;
