package io.lightmill.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Work that is done again and again, one after the other, whatever becomes of one round. */
public final class Recurring {

    private static final Logger LOG = Logger.getLogger(Recurring.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final ScheduledExecutorService thread;

    /**
     * Describes it; it does not begin yet.
     *
     * @param pause between the end of one round and the beginning of the next
     */
    public Recurring(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Begins with the first round at once; zero means never. */
    public void start() {
        if (!pause.isZero()) {
            var unused = thread.scheduleWithFixedDelay(this::round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** No further round begins; a running one may end. */
    public void stop() {
        thread.shutdown();
    }

    private void round() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "A round failed; the next one tries again. work=%s", name);
        }
    }
}
