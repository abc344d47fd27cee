package io.lightmill.runpodlocal.fault;

/** {@code /run} and {@code /runsync} misbehave. */
public sealed interface RunFault extends Fault {

    /** Answered so, and nothing was queued: 429, 503, … */
    record Refused(int status) implements RunFault {}

    /** Queued, and answered so all the same: 500, 502, … */
    record AcceptedThenError(int status) implements RunFault {}

    /** Queued at once, answered late. */
    record Slow(long millis) implements RunFault {}

    /**
     * The connection ends without an answer.
     *
     * @param accepted whether the request was queued before that
     */
    record Reset(boolean accepted) implements RunFault {}

    /** Queued, and answered with 200 and something that is no JSON. */
    record Garbage() implements RunFault {}

    /** Answered with an id, but nobody will ever hear of it again. */
    record Lost() implements RunFault {}

    /** The answer waits until the webhook of the request was answered, or so long. */
    record AfterWebhook(long millis) implements RunFault {}
}
