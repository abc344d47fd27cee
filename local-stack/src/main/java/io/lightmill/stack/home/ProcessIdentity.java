package io.lightmill.stack.home;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process was meant: its id may be a stranger's by now, who then was started at another time.
 *
 * @param since when it was started, in milliseconds since 1970
 */
public record ProcessIdentity(long pid, long since) {

    /** A start time read twice differs by as much as the clock was corrected in between. */
    private static final Duration SAME = Duration.ofSeconds(2);

    /** That of a running process. */
    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
    }

    /** That of this process. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /** The process, unless it has ended. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    /** Whether it runs. */
    @JsonIgnore
    public boolean isAlive() {
        return find().isPresent();
    }

    private boolean isSame(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(start, Instant.ofEpochMilli(since)).abs().compareTo(SAME) <= 0;
    }
}
