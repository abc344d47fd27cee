package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.ItemState;

/** Where an item is, as the dispatcher keeps it. */
public enum ItemPhase {
    /** Waits for a claim. */
    QUEUED(ItemState.QUEUED),
    /** Bound to a running attempt. */
    PROCESSING(ItemState.PROCESSING),
    /** Made; storage-service has not said what it thinks of the file. */
    GENERATED(ItemState.GENERATED),
    /** Storage-service archived the file. Outside it is still "generated": completion is storage-service's word. */
    ARCHIVED(ItemState.GENERATED),
    /** Will not be tried again. */
    FAILED(ItemState.FAILED),
    /** Its job was cancelled before it was made. */
    CANCELLED(ItemState.CANCELLED);

    private final ItemState outside;

    ItemPhase(ItemState outside) {
        this.outside = outside;
    }

    /** What siblings are told. */
    public ItemState outside() {
        return outside;
    }

    /** Whether an output of an earlier attempt may still be taken for it. */
    public boolean isOpen() {
        return this == QUEUED || this == PROCESSING;
    }
}
