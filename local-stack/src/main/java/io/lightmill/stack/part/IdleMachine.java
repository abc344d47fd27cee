package io.lightmill.stack.part;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits until the machine has nothing better to do: what takes seconds of all processors must not take them from somebody's images. */
final class IdleMachine {

    /** Of all processors together; a stack without work takes a tenth of two. */
    private static final double BUSY = 0.4;

    private static final Duration APART = Duration.ofSeconds(1);

    /** So often in a row it was idle: a job that begins, or waits for a worker, is shorter. */
    static final int LOOKS = 10;

    private final DoubleSupplier load;
    private final Duration apart;

    /**
     * By what it is told.
     *
     * @param load of all processors since the last look, 0 to 1; negative where nobody knows, which passes for idle
     * @param apart how long it is between two looks
     */
    IdleMachine(DoubleSupplier load, Duration apart) {
        this.load = load;
        this.apart = apart;
    }

    /** The one that this runs on. */
    static IdleMachine here() {
        return new IdleMachine(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad, APART);
    }

    /** Returns when it has been idle for a while. */
    void await() throws InterruptedException {
        int idle = 0;
        while (idle < LOOKS) {
            Thread.sleep(apart);
            idle = load.getAsDouble() < BUSY ? idle + 1 : 0;
        }
    }
}
