/** Outputs over all of a user's jobs, and what their owner thinks of them. */
@NullMarked
package io.lightmill.job.output;

import org.jspecify.annotations.NullMarked;
