/**
 * job-service: records groups, jobs, items, users and keys, tells the dispatcher what to do and the browser how it goes.
 *
 * <p>Start reading at {@link io.lightmill.job.submission.SubmissionResource} (in) and {@link
 * io.lightmill.job.progress.JobMirror} (back).
 */
@NullMarked
package io.lightmill.job;

import org.jspecify.annotations.NullMarked;
