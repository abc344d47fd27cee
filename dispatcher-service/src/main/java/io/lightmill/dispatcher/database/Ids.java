package io.lightmill.dispatcher.database;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** UUIDv7: made here, kept as 16 bytes. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id, sortable by time. */
    public static UUID create(Instant now) {
        return create(now, RANDOM.nextInt(1 << 12));
    }

    /**
     * A new id that carries twelve bits.
     *
     * @param mark what {@code rand_a} holds instead of chance
     */
    public static UUID create(Instant now, int mark) {
        long most = now.toEpochMilli() << 16 | 0x7000L | (mark & 0xFFF);
        long least = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    /** The twelve bits that an id carries. */
    public static int mark(UUID id) {
        return (int) (id.getMostSignificantBits() & 0xFFF);
    }

    /** When a UUIDv7 was made, by the clock of its maker. */
    public static Instant createdAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** As a column holds it. */
    public static byte[] bytes(UUID id) {
        return bytes(List.of(id));
    }

    /** Several, one after another. */
    public static byte[] bytes(Collection<UUID> ids) {
        ByteBuffer buffer = ByteBuffer.allocate(16 * ids.size());
        for (UUID id : ids) {
            buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return buffer.array();
    }

    /** From a column. */
    public static UUID of(byte[] bytes) {
        return list(bytes).getFirst();
    }

    /** Several from one column. */
    public static List<UUID> list(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<UUID> ids = new ArrayList<>(bytes.length / 16);
        while (buffer.remaining() >= 16) {
            ids.add(new UUID(buffer.getLong(), buffer.getLong()));
        }
        return ids;
    }
}
