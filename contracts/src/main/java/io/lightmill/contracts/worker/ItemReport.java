package io.lightmill.contracts.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lightmill.contracts.error.ErrorCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt's verdict on one item; it counts once, however often and on whatever way it is told.
 *
 * @param output with {@code generated}
 * @param code with {@code failed}
 * @param message with {@code failed}: what happened, for people
 * @param retryAfterSeconds with {@code failed}: how long the engine asked to wait; null: the catalogue decides
 */
public record ItemReport(
        UUID itemId,
        Outcome outcome,
        @Nullable GeneratedOutput output,
        @Nullable ErrorCode code,
        @Nullable String message,
        @Nullable Double retryAfterSeconds) {

    /** How an attempt ended for an item. */
    public enum Outcome {
        /** The file was stored and its PUT acknowledged. */
        @JsonProperty("generated")
        GENERATED,
        /** No file will come of this attempt. */
        @JsonProperty("failed")
        FAILED
    }
}
