package io.lightmill.job.submission;

import io.lightmill.job.job.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission that was read and checked.
 *
 * @param groupId an existing group of the user's; null: by name
 * @param groupName of the group to use or make; null with groupId null: one is made and named by time
 */
record Plan(
        UUID userId, @Nullable UUID groupId, @Nullable String groupName, Job.Settings settings, Blueprint blueprint) {}
