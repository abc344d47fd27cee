package io.lightmill.contracts.api;

import java.util.List;

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
            int parameterBytes) {}

    /** Bounds of an upload. */
    public record UploadLimits(
            int filesPerRequest, long fileBytes, long pixels, int nameCharacters, List<String> contentTypes) {}
}
