package io.lightmill.bench.jobsystem;

import io.lightmill.bench.run.CpuTime;
import java.util.List;

/** A job system that runs beside us, with jobs that do nothing. */
public interface JobSystem extends AutoCloseable {

    /** A word for the id of a figure. */
    String id();

    /** What people call it. */
    String name();

    /** Its version, its server, and how durable that was told to be. */
    String settings();

    /** Enqueues so many jobs at once and waits until the last is done. */
    double jobsPerSecond(int jobs) throws Exception;

    /**
     * Enqueues one job after the other, each when the last one is done.
     *
     * @return milliseconds from before the call that enqueues until the handler begins
     */
    List<Double> latencies(int jobs) throws Exception;

    /** What its processes have used so far, its server's too. */
    CpuTime cpu();

    @Override
    void close() throws Exception;
}
