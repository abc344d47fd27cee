/** What job-service says to the dispatcher: commands through the outbox, and the calls that cannot wait for them. */
@NullMarked
package io.lightmill.job.dispatch;

import org.jspecify.annotations.NullMarked;
