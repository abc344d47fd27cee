package io.lightmill.runpodlocal.queue;

/** What happened to a request, told after it happened. */
public sealed interface QueueEvent {

    /** Whose. */
    Request request();

    /** It waits now; {@link Came} says why. */
    record Queued(Request request, Came came) implements QueueEvent {}

    /** A worker got it; {@code again}: a second delivery of what another worker holds. */
    record Taken(Request request, String workerId, boolean again) implements QueueEvent {}

    /** A progress post was stored. */
    record Progressed(Request request) implements QueueEvent {}

    /** A chunk came in. */
    record Streamed(Request request, String workerId) implements QueueEvent {}

    /** It is final now; its state says how. */
    record Ended(Request request) implements QueueEvent {}

    /** It is gone: from now on 404. */
    record Removed(Request request, Why why) implements QueueEvent {}

    /**
     * A worker runs something that nobody wants any more.
     *
     * @param orElse whether a worker that goes on all the same is ended: so after timeouts, not after a cancel
     */
    record StopWanted(Request request, String workerId, boolean orElse) implements QueueEvent {}

    /** A post that changed nothing. */
    record PostIgnored(Request request, String workerId, Status status) implements QueueEvent {}

    /** How a request came into the queue. */
    enum Came {
        /** By {@code /run} or {@code /runsync}. */
        ACCEPTED,
        /** The poll that it was handed to was gone. */
        PUT_BACK,
        /** Its worker was lost. */
        REQUEUED,
        /** By {@code /retry}. */
        RETRIED
    }

    /** Why a request is gone. */
    enum Why {
        /** {@code /purge-queue}. */
        PURGED,
        /** Its ttl ended. */
        TTL_EXPIRED,
        /** Its result was kept long enough. */
        RETENTION_EXPIRED,
        /** A fault of the platform: the queue forgot it. */
        FORGOTTEN
    }
}
