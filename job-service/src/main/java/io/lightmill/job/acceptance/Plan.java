package io.lightmill.job.acceptance;

import io.lightmill.job.job.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job to be made, read and checked.
 *
 * @param groupId an existing group of the user's; null: by name
 * @param groupName of the group to use or make; null with groupId null: one is made and named by time
 * @param retryOf the job whose failed items its own stand in for; null: it is no retry
 */
public record Plan(
        UUID userId,
        @Nullable UUID groupId,
        @Nullable String groupName,
        @Nullable UUID retryOf,
        Job.Settings settings,
        Blueprint blueprint) {}
