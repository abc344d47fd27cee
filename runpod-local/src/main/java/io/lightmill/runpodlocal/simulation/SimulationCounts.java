package io.lightmill.runpodlocal.simulation;

/** What simulated workers did since the start. */
public final class SimulationCounts {

    private long runs;
    private long claims;
    private long started;
    private long ended;
    private long uploaded;
    private long reported;
    private long failed;

    /** The counts of one moment. */
    public record View(long runs, long claims, long started, long ended, long uploaded, long reported, long failed) {}

    /** As they are now. */
    public View view() {
        return new View(runs, claims, started, ended, uploaded, reported, failed);
    }

    void run() {
        runs++;
    }

    void claim() {
        claims++;
    }

    void start() {
        started++;
    }

    void end() {
        ended++;
    }

    void upload() {
        uploaded++;
    }

    void report() {
        reported++;
    }

    void fail() {
        failed++;
    }
}
