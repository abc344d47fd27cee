package io.lightmill.storage.object;

/** How a write ended. An object is written once: the second writer learns that it came second. */
public enum PutOutcome {
    /** It is there now, durably. */
    CREATED,
    /** It was there before and is unchanged. */
    EXISTS
}
