package io.lightmill.runpodlocal.queue;

/** The states that RunPod's API names. */
public enum Status {
    /** Waits for a worker. */
    IN_QUEUE,
    /** A worker took it. */
    IN_PROGRESS,
    /** The worker posted a result, or one that was refused. */
    COMPLETED,
    /** The handler failed, or the platform gave up. */
    FAILED,
    /** {@code /cancel}. */
    CANCELLED,
    /** Waited, or ran, for longer than its policy allows. */
    TIMED_OUT;

    /** Whether nothing follows but {@code /retry}. */
    public boolean isFinal() {
        return this != IN_QUEUE && this != IN_PROGRESS;
    }

    /** Whether {@code /retry} is allowed. */
    public boolean isRetryable() {
        return this == FAILED || this == TIMED_OUT;
    }
}
