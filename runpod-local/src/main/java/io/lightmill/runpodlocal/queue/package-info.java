/** The pure core: requests, their states, who holds them. Nothing here knows HTTP, timers or threads; one thread calls it, and a test moves its clock by hand. */
@NullMarked
package io.lightmill.runpodlocal.queue;

import org.jspecify.annotations.NullMarked;
