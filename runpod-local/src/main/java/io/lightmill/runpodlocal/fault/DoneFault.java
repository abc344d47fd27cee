package io.lightmill.runpodlocal.fault;

/** The results of workers get lost. */
public sealed interface DoneFault extends Fault {

    /** A result is answered so and forgotten: 400, 404, 429, 500, … */
    record Refused(int status) implements DoneFault {}

    /** The connection ends without an answer; the result is forgotten. */
    record Dropped() implements DoneFault {}
}
