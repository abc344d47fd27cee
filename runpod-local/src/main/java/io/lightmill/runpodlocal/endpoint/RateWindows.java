package io.lightmill.runpodlocal.endpoint;

import java.time.InstantSource;

/** One window for each group of operations, as RunPod counts them. */
public final class RateWindows {

    /** Operations that are counted together. */
    public enum Bucket {
        /** {@code /run}. */
        RUN,
        /** {@code /runsync}. */
        RUNSYNC,
        /** {@code /status}, {@code /status-sync}, {@code /stream}. */
        STATUS,
        /** {@code /cancel}. */
        CANCEL,
        /** {@code /purge-queue}. */
        PURGE,
        /** {@code /health}, {@code /retry}: no limit is known. */
        OTHER
    }

    private final RateWindow run;
    private final RateWindow runsync;
    private final RateWindow status;
    private final RateWindow cancel;
    private final RateWindow purge;

    RateWindows(InstantSource time) {
        run = new RateWindow(time, 1_000, 200);
        runsync = new RateWindow(time, 2_000, 400);
        status = new RateWindow(time, 2_000, 400);
        cancel = new RateWindow(time, 100, 20);
        purge = new RateWindow(time, 2, 0);
    }

    /** Counts one; false: it is too many. */
    public boolean allows(Bucket bucket, long runningWorkers) {
        return switch (bucket) {
            case RUN -> run.allows(runningWorkers);
            case RUNSYNC -> runsync.allows(runningWorkers);
            case STATUS -> status.allows(runningWorkers);
            case CANCEL -> cancel.allows(runningWorkers);
            case PURGE -> purge.allows(runningWorkers);
            case OTHER -> true;
        };
    }
}
