package io.lightmill.job.id;

import io.lightmill.crash.WallClock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDv7, strictly growing within this process, so that ids made one after the other also sort so.
 *
 * <p>The 60 bits behind the version are a clock of milliseconds with a counter of 4,096 below each; a burst of more borrows
 * from the milliseconds to come. The other 62 bits are random.
 */
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final Ids OF_THIS_PROCESS = new Ids(WallClock.ofThisProcess());

    private final AtomicLong last = new AtomicLong();
    private final InstantSource clock;

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** The next id. */
    public static UUID next() {
        return OF_THIS_PROCESS.make();
    }

    UUID make() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000L | tick & 0xFFFL;
        long low = ThreadLocalRandom.current().nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
