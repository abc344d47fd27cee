package io.lightmill.contracts.error;

/** Whose side an error is on. */
public enum Fault {
    /** What was asked for cannot be had: the request, the input or the prompt must change. */
    USER,
    /** The engine or the service behind it declined or broke. */
    ENGINE,
    /** A machine, a network or a platform was lost; the item is not to blame. */
    INFRASTRUCTURE,
    /** Lightmill's own. */
    OURS
}
