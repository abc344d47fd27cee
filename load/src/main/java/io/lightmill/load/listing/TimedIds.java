package io.lightmill.load.listing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** Ids as the services make them: version 7, growing with the time. */
final class TimedIds {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimedIds() {}

    /** One of that moment. */
    static UUID of(Instant at, SplittableRandom random) {
        long first = at.toEpochMilli() << 16 | VERSION | random.nextInt(0x1000);
        return new UUID(first, VARIANT | random.nextLong() >>> 2);
    }

    /** As it stands in a column. */
    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** From a column. */
    static UUID read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
