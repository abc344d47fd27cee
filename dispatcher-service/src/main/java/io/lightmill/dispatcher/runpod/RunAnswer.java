package io.lightmill.dispatcher.runpod;

/** What became of a {@code /run}, as far as it can be known. */
public sealed interface RunAnswer {

    /** RunPod has it. */
    record Accepted(String runpodId) implements RunAnswer {}

    /**
     * RunPod surely does not have it: it may be posted again.
     *
     * @param throttled it was refused for going too fast (429); otherwise nobody could be reached
     */
    record NotSent(boolean throttled, String reason) implements RunAnswer {}

    /** RunPod found the request wrong: ours to mend, never to repeat. The next would be answered alike (ADR 22). */
    record Rejected(int status, String reason) implements RunAnswer {}

    /** The endpoint does not take requests of ours: the key, the endpoint or the account. */
    record Refused(int status, String reason) implements RunAnswer {}

    /** Nobody can tell whether RunPod has it. */
    record Unknown(String reason) implements RunAnswer {}
}
