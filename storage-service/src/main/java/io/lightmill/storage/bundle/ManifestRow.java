package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code manifest.jsonl}: an item, whatever became of it.
 *
 * @param file its path in this ZIP; null when it has none
 */
record ManifestRow(
        @Nullable String file,
        UUID jobId,
        UUID itemId,
        int ordinal,
        int set,
        int variation,
        long seed,
        ItemState state,
        String prompt,
        @Nullable String negativePrompt,
        List<InputRef> inputs,
        int attempts,
        @Nullable ErrorCode error,
        @Nullable String message,
        @Nullable String contentType,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double seconds,
        @Nullable Double costUsd,
        Map<String, Object> metadata,
        boolean favourite,
        boolean rejected,
        @Nullable UUID retryOf,
        @Nullable Instant finishedAt) {

    static ManifestRow of(ItemView item, @Nullable String file) {
        var failure = item.error();
        var output = item.output();
        return new ManifestRow(
                file,
                item.jobId(),
                item.id(),
                item.ordinal(),
                item.set(),
                item.variation(),
                item.seed(),
                item.state(),
                item.prompt(),
                item.negativePrompt(),
                item.inputs(),
                item.attempts(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.message(),
                output == null ? null : output.contentType(),
                output == null ? null : output.bytes(),
                output == null ? null : output.sha256(),
                output == null ? null : output.width(),
                output == null ? null : output.height(),
                item.seconds(),
                item.costUsd(),
                item.metadata(),
                item.favourite(),
                item.rejected(),
                item.retryOf(),
                item.finishedAt());
    }
}
