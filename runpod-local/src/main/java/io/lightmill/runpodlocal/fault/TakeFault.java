package io.lightmill.runpodlocal.fault;

/** Delivery to workers misbehaves. */
public sealed interface TakeFault extends Fault {

    /** A poll is answered so: 400, 429, 502, … */
    record Refused(int status) implements TakeFault {}

    /** What was taken is given to a second worker as well. */
    record Duplicated() implements TakeFault {}

    /** As long as it is armed, nobody gets work and {@code /health} knows no worker. */
    record NoCapacity() implements TakeFault {}
}
