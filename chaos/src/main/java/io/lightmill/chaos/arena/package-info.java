/** The stack that is disturbed, and the hands that reach into it: signals, the endpoint's faults, the database, the broker. */
@NullMarked
package io.lightmill.chaos.arena;

import org.jspecify.annotations.NullMarked;
