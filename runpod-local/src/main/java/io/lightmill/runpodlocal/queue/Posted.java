package io.lightmill.runpodlocal.queue;

/** What a worker posted to job-done, read. */
public sealed interface Posted {

    /**
     * Word of {@code progress_update}.
     *
     * @param output JSON text
     */
    record Progress(String output) implements Posted {}

    /** The end. */
    record Result(Status status, Outcome outcome) implements Posted {}

    /** A body that is too large or no JSON: it is answered 400, and what the request becomes is a switch. */
    record Unreadable() implements Posted {}
}
