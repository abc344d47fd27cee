package io.lightmill.job.parts;

import java.time.Duration;

/** Processor time spent until now: by this process, and by those that it started, which are databases. */
public record CpuTime(Duration own, Duration children) {

    /** As it is now. */
    public static CpuTime now() {
        Duration children =
                ProcessHandle.current().descendants().map(CpuTime::of).reduce(Duration.ZERO, Duration::plus);
        return new CpuTime(of(ProcessHandle.current()), children);
    }

    /** What was spent since then, for each of so many. */
    public String since(int items) {
        CpuTime now = now();
        return "%.3f ms here, %.3f ms in the database"
                .formatted(
                        now.own.minus(own).toNanos() / 1e6 / items,
                        now.children.minus(children).toNanos() / 1e6 / items);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
