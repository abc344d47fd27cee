package io.lightmill.runpodlocal.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Simulated workers misbehave. */
public sealed interface SimulationFault extends Fault {

    /** The worker is gone, without a word, at this moment of an item. */
    record Dies(Moment at) implements SimulationFault {}

    /** The worker is gone when it starts on an item whose prompt contains this. */
    record CrashesOn(String marker) implements SimulationFault {}

    /**
     * The engine never ends with an item.
     *
     * @param beats whether the worker goes on with its beats meanwhile
     */
    record Hangs(boolean beats) implements SimulationFault {}

    /** An item takes so many times as long. */
    record Slow(double factor) implements SimulationFault {}

    /** An item is reported as made, but nothing was stored. */
    record SkipsUpload() implements SimulationFault {}

    /** Half of the file is stored, and reported as whole. */
    record HalfFile() implements SimulationFault {}

    /** A moment of an item. */
    enum Moment {
        /** It was claimed, nothing began. */
        @JsonProperty("claimed")
        CLAIMED,
        /** The engine began. */
        @JsonProperty("started")
        STARTED,
        /** The file is stored, nobody knows. */
        @JsonProperty("uploaded")
        UPLOADED,
        /** It is reported. */
        @JsonProperty("reported")
        REPORTED
    }
}
