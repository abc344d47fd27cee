package io.lightmill.load.listing;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Five hundred items a second come in while lists are read: a job of a hundred, with all that belongs to it, five times a second. */
final class Writer implements AutoCloseable {

    private static final int ITEMS = 100;
    private static final long EVERY_MILLIS = 200;

    private final Past past;
    private final Loader loader;
    private final int users;
    private final SplittableRandom random = new SplittableRandom(5);
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch over = new CountDownLatch(1);
    private final long begun = System.nanoTime();
    private final Thread thread;
    private volatile long written;

    /** Begins at once. */
    Writer(Past past, Loader loader, int users) {
        this.past = past;
        this.loader = loader;
        this.users = users;
        this.thread = Thread.ofPlatform().name("writer").daemon().start(this::write);
    }

    private void write() {
        try {
            for (long due = begun; over.getCount() > 0; due += TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS)) {
                if (over.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                Shape shape = Shape.draw(random, users, Tenant.GROUPS).withItems(ITEMS);
                loader.write(List.of(past.row(shape, clock.instant())));
                written += ITEMS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("no more can be written", e);
        }
    }

    /** Items a second, up to now. */
    double rate() {
        return written / ((System.nanoTime() - begun) / 1e9);
    }

    @Override
    public void close() throws InterruptedException {
        over.countDown();
        thread.join();
    }
}
