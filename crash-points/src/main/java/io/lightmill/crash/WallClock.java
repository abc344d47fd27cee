package io.lightmill.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/**
 * The time as this process has it; tests make it wrong, for no promise may hang on a clock that is right.
 *
 * <p>The machine's, unless the JVM was started with {@code -Dlightmill.clock-ahead=FILE}: no configuration, request or record can turn that
 * on. With it, the clock is ahead by what the file says ({@code PT10M}; {@code PT-10M} is behind), from a moment after it was written on;
 * while there is no such file, it is right. Whoever goes by a wrong clock leaves {@code FILE.went-by} as the proof.
 */
public final class WallClock implements InstantSource {

    private static final InstantSource OF_THIS_PROCESS =
            of(System.getProperty("lightmill.clock-ahead", ""), InstantSource.system());

    private static final Duration LOOKED_AT_EACH = Duration.ofMillis(500);

    private final Path file;
    private final InstantSource machine;
    private volatile Reading last = new Reading(Duration.ZERO, Instant.MIN);

    /** How wrong it was when somebody looked last. */
    private record Reading(Duration ahead, Instant at) {}

    private WallClock(Path file, InstantSource machine) {
        this.file = file;
        this.machine = machine;
    }

    /** The one that every service goes by. */
    public static InstantSource ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    static InstantSource of(String file, InstantSource machine) {
        return file.isEmpty() ? machine : new WallClock(Path.of(file), machine);
    }

    @Override
    public Instant instant() {
        Instant right = machine.instant();
        Reading reading = last;
        if (reading.at().plus(LOOKED_AT_EACH).isBefore(right)) {
            reading = new Reading(ahead(), right);
            last = reading;
        }
        return right.plus(reading.ahead());
    }

    private Duration ahead() {
        try {
            Duration ahead = Duration.parse(Files.readString(file).strip());
            Files.writeString(Path.of(file + ".went-by"), ahead.toString());
            return ahead;
        } catch (IOException | DateTimeParseException nothingWhole) {
            return Duration.ZERO;
        }
    }
}
