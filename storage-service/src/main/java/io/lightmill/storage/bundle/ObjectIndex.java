package io.lightmill.storage.bundle;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where each object lies in the ZIP: 64 bytes for each, in one array, so that a bundle of 100,000 pictures takes 6 MB to
 * find any byte in.
 */
final class ObjectIndex {

    private static final int WIDTH = 8;
    private static final int START = 0;
    private static final int BYTES = 1;
    private static final int SKELETON = 2;
    private static final int NAME = 3;
    private static final int ITEM = 4;
    private static final int ATTEMPT = 6;

    private final TreeMap<Integer, UUID> jobs = new TreeMap<>();
    private long[] table = new long[WIDTH * 64];
    private int count;

    /**
     * Adds the next object.
     *
     * @param start its first byte's place in the ZIP
     * @param skeleton how many bytes that are no object's come before it
     * @param name where among those its name begins
     */
    void add(BundledObject object, long start, long bytes, long skeleton, long name) {
        if (table.length < (count + 1) * WIDTH) {
            table = Arrays.copyOf(table, table.length * 2);
        }
        int at = count * WIDTH;
        table[at + START] = start;
        table[at + BYTES] = bytes;
        table[at + SKELETON] = skeleton;
        table[at + NAME] = name;
        table[at + ITEM] = object.itemId().getMostSignificantBits();
        table[at + ITEM + 1] = object.itemId().getLeastSignificantBits();
        table[at + ATTEMPT] = object.attemptId().getMostSignificantBits();
        table[at + ATTEMPT + 1] = object.attemptId().getLeastSignificantBits();
        if (jobs.isEmpty() || !jobs.lastEntry().getValue().equals(object.jobId())) {
            jobs.put(count, object.jobId());
        }
        count++;
    }

    int count() {
        return count;
    }

    long start(int index) {
        return table[index * WIDTH + START];
    }

    long bytes(int index) {
        return table[index * WIDTH + BYTES];
    }

    long skeleton(int index) {
        return table[index * WIDTH + SKELETON];
    }

    long name(int index) {
        return table[index * WIDTH + NAME];
    }

    BundledObject object(int index) {
        int at = index * WIDTH;
        return new BundledObject(
                jobs.floorEntry(index).getValue(),
                new UUID(table[at + ITEM], table[at + ITEM + 1]),
                new UUID(table[at + ATTEMPT], table[at + ATTEMPT + 1]));
    }

    /** The last object that begins at or before this place; -1 when none does. */
    int atOrBefore(long place) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (start(middle) <= place) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
