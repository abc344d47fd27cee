package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an item is; a terminal state never changes. */
public enum ItemState {
    /** Waits for a claim. */
    @JsonProperty("queued")
    QUEUED,
    /** Bound to a running attempt. */
    @JsonProperty("processing")
    PROCESSING,
    /** Made and stored by a worker, not yet checked and archived; people see it as processing. */
    @JsonProperty("generated")
    GENERATED,
    /** Archived. */
    @JsonProperty("completed")
    COMPLETED,
    /** Will not be tried again by itself. */
    @JsonProperty("failed")
    FAILED,
    /** Its job was cancelled before it was made. */
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether it never changes again. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
