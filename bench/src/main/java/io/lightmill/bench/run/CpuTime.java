package io.lightmill.bench.run;

import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The CPU time of running processes and of what they started, as far as that still runs.
 *
 * @param pids whose
 */
public record CpuTime(List<Long> pids) {

    /** Of these parts of a stack. */
    public static CpuTime of(Stack stack, Collection<String> parts) {
        StackStatus status = stack.status();
        return new CpuTime(parts.stream()
                .map(name -> Objects.requireNonNull(status.part(name).pid()))
                .toList());
    }

    /** Up to now, in seconds. */
    public double seconds() {
        return pids.stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToDouble(Duration::toNanos)
                        .sum()
                / 1e9;
    }
}
