package io.lightmill.contracts.api;

import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as its owner sees it.
 *
 * @param ordinal position in the job, from 0
 * @param set number of its set in the job, from 0
 * @param variation number of the variation of its first input, from 1
 * @param attempts tries so far
 * @param error why it failed; null otherwise
 * @param output its file; null until it is completed
 * @param seconds engine seconds of the output
 * @param costUsd what every try that brought a file cost: the engine's provider, and the engine seconds at the price of the
 *     endpoint's workers; null while there was none
 * @param metadata what the engine recorded: model, drawn parameters, usage
 * @param favourite whether its owner likes the output; false while there is none
 * @param rejected whether its owner put the output aside; false while there is none
 * @param retryOf the failed item that it stands in for; null: it is no retry
 * @param retriedBy the item that stands in for it, else the newest that was to; null: it was not tried again
 */
public record ItemView(
        UUID id,
        UUID jobId,
        int ordinal,
        int set,
        int variation,
        long seed,
        ItemState state,
        String prompt,
        @Nullable String negativePrompt,
        List<InputRef> inputs,
        int attempts,
        @Nullable Failure error,
        @Nullable Output output,
        @Nullable Double seconds,
        @Nullable Double costUsd,
        Map<String, Object> metadata,
        boolean favourite,
        boolean rejected,
        @Nullable UUID retryOf,
        Retries.@Nullable StandIn retriedBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Why an item failed. */
    public record Failure(ErrorCode code, String message, String advice) {}

    /**
     * The archived file.
     *
     * @param attemptId whose output it is
     * @param url where the gateway serves it to its owner
     * @param previewUrl a small picture of it
     */
    public record Output(
            UUID attemptId,
            String contentType,
            long bytes,
            String sha256,
            int width,
            int height,
            String url,
            String previewUrl) {}
}
