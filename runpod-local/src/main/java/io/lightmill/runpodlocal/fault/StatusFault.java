package io.lightmill.runpodlocal.fault;

/** {@code /status} and {@code /status-sync} misbehave. */
public sealed interface StatusFault extends Fault {

    /** 404, though the request lives. */
    record Missing() implements StatusFault {}

    /** The state before this one: a final request is said to run, a running one to wait. */
    record Stale() implements StatusFault {}

    /** A state that nobody documents. */
    record Unknown(String state) implements StatusFault {}

    /** A final request's result expires now; on others nothing happens. */
    record Expired() implements StatusFault {}

    /** Answered so: 429, 502, … */
    record Refused(int status) implements StatusFault {}
}
