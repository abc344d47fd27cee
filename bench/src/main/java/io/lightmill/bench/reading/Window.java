package io.lightmill.bench.reading;

import java.time.Instant;

/** A time from one moment to another. */
public record Window(Instant from, Instant to) {

    /** The part of so many workers' time in it that was engine time, 0 to 1. */
    public double busy(EngineTime engines, int workers) {
        return engines.secondsBetween(from, to) / workers / EngineTime.seconds(from, to);
    }
}
