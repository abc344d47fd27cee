package io.lightmill.dispatcher.background;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs what a replica does by itself, each on a virtual thread, until the process ends. A turn that fails is logged and the loop
 * goes on after a pause: no loop ever dies of an exception or an error.
 */
@Singleton
public class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final boolean loops;
    private volatile boolean stopped;

    /**
     * The loops of this process.
     *
     * @param loops false in tests that take each step themselves
     */
    public Background(@ConfigProperty(name = "lightmill.dispatcher.background", defaultValue = "true") boolean loops) {
        this.loops = loops;
    }

    /** One turn. */
    @FunctionalInterface
    public interface Step {
        /** Does it, waiting inside if there is nothing to do. */
        void run() throws InterruptedException;
    }

    /** Repeats a step that waits by itself. */
    public void repeat(String name, Step step) {
        if (!loops) {
            return;
        }
        start(name, () -> {
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                if (!attempt(name, step)) {
                    Thread.sleep(PAUSE);
                }
            }
        });
    }

    /** Repeats a step with a wait in between; the wait varies, so that replicas do not step on each other. */
    public void every(Duration interval, String name, Step step) {
        long millis = interval.toMillis();
        repeat(name, () -> {
            Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1));
            step.run();
        });
    }

    /** Does a step once, beside whatever else runs. */
    public void once(String name, Step step) {
        start(name, () -> attempt(name, step));
    }

    private void start(String name, Step step) {
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                step.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
        // Whoever stops has seen it among the threads, or is seen here.
        if (stopped) {
            thread.interrupt();
        }
    }

    private boolean attempt(String name, Step step) throws InterruptedException {
        try {
            step.run();
            return true;
        } catch (RuntimeException | Error e) {
            if (!stopped) {
                LOG.warnf(e, "%s failed", name);
            }
            return false;
        }
    }

    /** Ends them, and gives each the time for its last words, such as that an invocation was never posted. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        List<Thread> running = List.copyOf(threads);
        running.forEach(Thread::interrupt);
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (Thread thread : running) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
