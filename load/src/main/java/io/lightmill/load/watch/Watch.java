package io.lightmill.load.watch;

import io.lightmill.e2e.stack.Databases;
import io.lightmill.e2e.stack.Parts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Samples what a stack holds, every two seconds, on a thread of its own. */
public final class Watch implements AutoCloseable {

    private static final long EVERY_SECONDS = 2;

    private final Path home;
    private final Outboxes outboxes;
    private final Lag lag;
    private final InstantSource clock = InstantSource.system();
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    /** Begins at once. */
    public Watch(Path home) throws SQLException {
        this.home = home;
        this.outboxes = new Outboxes(new Databases(home));
        this.lag = new Lag("127.0.0.1:" + Parts.read(home).port("kafka"));
        this.thread = Thread.ofPlatform().name("watch").daemon().start(this::watch);
    }

    private void watch() {
        try {
            do {
                samples.add(sample());
            } while (!over.await(EVERY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("the stack cannot be watched any more", e);
        }
    }

    private Sample sample() throws SQLException, InterruptedException {
        Map<String, Long> resident = new HashMap<>();
        Map<String, Long> processes = new HashMap<>();
        for (Parts.Part part : Parts.read(home).parts()) {
            Long pid = part.pid();
            if (part.name().contains("-service") && pid != null) {
                processes.put(part.name(), pid);
                part.residentBytes().ifPresent(bytes -> resident.put(part.name(), bytes));
            }
        }
        return new Sample(clock.instant(), Map.copyOf(resident), Map.copyOf(processes), outboxes.rows(), lag.records());
    }

    /** All so far. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Those since then. */
    public List<Sample> since(Instant from) {
        return samples.stream().filter(sample -> !sample.at().isBefore(from)).toList();
    }

    /**
     * Waits until nothing waits between the services.
     *
     * @return the last sample, whether it is so or not
     */
    public Sample awaitRest(Duration patience) throws InterruptedException {
        Instant from = clock.instant();
        Instant limit = from.plus(patience);
        while (true) {
            List<Sample> fresh = since(from);
            if (!fresh.isEmpty()
                    && (fresh.getLast().isAtRest() || clock.instant().isAfter(limit))) {
                return fresh.getLast();
            }
            if (!thread.isAlive()) {
                throw new IllegalStateException("nobody watches any more");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        over.countDown();
        thread.join();
        outboxes.close();
        lag.close();
    }
}
