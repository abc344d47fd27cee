package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One try to make an item.
 *
 * @param endpoint where it ran
 * @param invocationId by which it was invited
 * @param endedAt null: it is running
 * @param seconds from the claim to its end, or until now
 * @param code why it brought nothing; null: it did, or nothing was said
 * @param sentence the code in words
 */
public record AttemptView(
        UUID id,
        String endpoint,
        UUID invocationId,
        Instant startedAt,
        @Nullable Instant endedAt,
        double seconds,
        Outcome outcome,
        @Nullable ErrorCode code,
        @Nullable String sentence) {

    /** How it went, as far as this item is concerned. */
    @Schema(name = "AttemptOutcome")
    public enum Outcome {
        /** It has not ended. */
        @JsonProperty("running")
        RUNNING,
        /** It made the output that counts. */
        @JsonProperty("made")
        MADE,
        /** It failed. */
        @JsonProperty("failed")
        FAILED,
        /** Its worker was lost. */
        @JsonProperty("lost")
        LOST,
        /** It ended and nothing of it counts: it was stopped, or another one came first. */
        @JsonProperty("over")
        OVER
    }
}
