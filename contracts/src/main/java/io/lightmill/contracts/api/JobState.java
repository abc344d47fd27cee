package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a job is; a terminal state never changes. */
public enum JobState {
    /** No item has been started yet. */
    @JsonProperty("queued")
    QUEUED,
    /** Some item was started. */
    @JsonProperty("processing")
    PROCESSING,
    /** All items are final, at least one succeeded and none was cancelled. */
    @JsonProperty("completed")
    COMPLETED,
    /** All items failed. */
    @JsonProperty("failed")
    FAILED,
    /** All items are final and at least one was cancelled. */
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether it never changes again. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
