package io.lightmill.job.submission;

import java.util.UUID;

/**
 * What a submission was answered with.
 *
 * @param body the JobView as JSON
 * @param replayed whether it was given before
 */
record Answer(UUID jobId, String body, boolean replayed) {}
