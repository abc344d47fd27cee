/** The other port: faults, workers, the simulation's settings, state and counts. Without a key, so it is bound to loopback. */
@NullMarked
package io.lightmill.runpodlocal.admin;

import org.jspecify.annotations.NullMarked;
