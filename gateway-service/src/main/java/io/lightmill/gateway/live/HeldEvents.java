package io.lightmill.gateway.live;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The latest events as they go over the wire, in arrays that are there from the start: however many pass, nothing grows. As objects
 * they would live just long enough to be kept with the old ones, and what was let go would fill the heap until all of it is collected.
 *
 * <p>Each has a number, one more than the one before it, and knows the next one of its user. Guarded by the ring.
 */
final class HeldEvents {

    /** The number of no event. */
    static final long NONE = 0;

    private final byte[] bytes;
    private final @Nullable UserEvents[] owners;
    private final int[] partitions;
    private final long[] offsets;
    private final int[] begins;
    private final int[] lengths;
    private final long[] following;

    private long oldest = NONE + 1;
    private long newest = NONE;
    private int end;
    private long used;

    /** Holds none yet. */
    HeldEvents(int maxEvents, int maxBytes) {
        bytes = new byte[maxBytes];
        owners = new UserEvents[maxEvents];
        partitions = new int[maxEvents];
        offsets = new long[maxEvents];
        begins = new int[maxEvents];
        lengths = new int[maxEvents];
        following = new long[maxEvents];
    }

    /** The number of the last one that came, held or not. */
    long newest() {
        return newest;
    }

    boolean isEmpty() {
        return oldest > newest;
    }

    boolean hasRoom(int length) {
        return newest - oldest + 1 < owners.length && used + length <= bytes.length;
    }

    /** Takes one for which there is room. */
    void add(UserEvents owner, int partition, long offset, byte[] frame) {
        newest++;
        int slot = slot(newest);
        owners[slot] = owner;
        partitions[slot] = partition;
        offsets[slot] = offset;
        begins[slot] = end;
        lengths[slot] = frame.length;
        following[slot] = NONE;
        int first = Math.min(frame.length, bytes.length - end);
        System.arraycopy(frame, 0, bytes, end, first);
        System.arraycopy(frame, first, bytes, 0, frame.length - first);
        end = (end + frame.length) % bytes.length;
        used += frame.length;
        if (owner.last() != NONE) {
            following[slot(owner.last())] = newest;
        }
        owner.added(newest);
    }

    /** Lets one pass that no room would be enough for; none is held then. */
    void pass() {
        newest++;
        oldest = newest + 1;
    }

    /**
     * Lets the oldest one go.
     *
     * @return whose it was, and where it stood
     */
    Gone removeOldest() {
        int slot = slot(oldest);
        UserEvents owner = Objects.requireNonNull(owners[slot]);
        owners[slot] = null;
        used -= lengths[slot];
        owner.removedFirst(following[slot]);
        oldest++;
        return new Gone(owner, partitions[slot], offsets[slot]);
    }

    /** Lets all of them go; numbers go on. */
    void clear() {
        Arrays.fill(owners, null);
        oldest = newest + 1;
        end = 0;
        used = 0;
    }

    /** The number of a user's first one behind this one; none of his behind it was let go. */
    long after(UserEvents user, long number) {
        if (user.last() <= number) {
            return NONE;
        }
        if (number >= oldest && user.equals(owners[slot(number)])) {
            return following[slot(number)];
        }
        long next = user.first();
        while (next <= number) {
            next = following[slot(next)];
        }
        return next;
    }

    /** The number before a user's first one that was not seen. */
    long lastBefore(UserEvents user, EventPlace seen) {
        for (long each = user.first(); each != NONE; each = following[slot(each)]) {
            Long next = seen.next().get(partitions[slot(each)]);
            if (next != null && offsets[slot(each)] >= next) {
                return each - 1;
            }
        }
        return newest;
    }

    /** A copy of what is sent. */
    Buffer frame(long number) {
        int begin = begins[slot(number)];
        int length = lengths[slot(number)];
        int first = Math.min(length, bytes.length - begin);
        return Buffer.buffer(length).appendBytes(bytes, begin, first).appendBytes(bytes, 0, length - first);
    }

    private int slot(long number) {
        return (int) (number % owners.length);
    }

    /** One that was let go. */
    record Gone(UserEvents owner, int partition, long offset) {}
}
