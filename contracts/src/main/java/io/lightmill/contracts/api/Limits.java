package io.lightmill.contracts.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bounds within which requests are accepted: {@code GET /api/limits}.
 *
 * @param bodyBytes of a body in JSON: a submission of many inputs stays below it without their names, which are known from the upload
 */
public record Limits(JobLimits jobs, UploadLimits uploads, long bodyBytes) {

    /**
     * Bounds of a submission.
     *
     * @param promptCharacters Unicode code points of one prompt; the names are measured alike
     * @param inputNameCharacters of the name that a submission gives an input
     * @param quotas of each user, over all submissions
     */
    public record JobLimits(
            int itemsPerJob,
            int variations,
            int references,
            int imagesPerReference,
            int perSet,
            int inputsPerItem,
            int promptCharacters,
            int groupNameCharacters,
            int jobNameCharacters,
            int inputNameCharacters,
            int parameterBytes,
            Quotas quotas) {}

    /**
     * What one user may have accepted in all; null: not bounded. Minutes and days are those of UTC. A submission that is larger than a
     * quota by itself is {@code limit-exceeded}; one that does not fit any more is {@code too-many-requests}, with Retry-After.
     *
     * @param activeJobs that have not ended
     * @param usdPerDay expected price of the items
     */
    public record Quotas(
            @Nullable Integer activeJobs,
            @Nullable Integer submissionsPerMinute,
            @Nullable Long itemsPerDay,
            @Nullable Double usdPerDay) {}

    /** Bounds of an upload. */
    public record UploadLimits(
            int filesPerRequest, long fileBytes, long pixels, int nameCharacters, List<String> contentTypes) {}
}
