/** Timers that a test can replace. Deadlines of requests need none: the queue is told what time it is. */
@NullMarked
package io.lightmill.runpodlocal.time;

import org.jspecify.annotations.NullMarked;
