package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Mode;
import java.util.ArrayList;
import java.util.List;

/** Cuts the next chunk off a job's due items. Pure. */
final class ChunkCut {

    private ChunkCut() {}

    /**
     * The next chunk: one that must go alone goes alone; sets that are shown together stay whole where they fit.
     *
     * @param due in the order to hand out; shortened by what is returned
     * @param size wanted; a set may exceed it
     * @param largest never exceeded
     */
    static List<ChunkItem> next(List<ChunkItem> due, Mode mode, int size, int largest) {
        List<ChunkItem> chunk = new ArrayList<>();
        while (!due.isEmpty() && fits(chunk, due, mode, size, largest)) {
            ChunkItem item = due.removeFirst();
            chunk.add(item);
            if (item.alone()) {
                break;
            }
        }
        return chunk;
    }

    private static boolean fits(List<ChunkItem> chunk, List<ChunkItem> due, Mode mode, int size, int largest) {
        ChunkItem next = due.getFirst();
        if (chunk.isEmpty()) {
            return true;
        }
        if (next.alone() || chunk.size() >= largest) {
            return false;
        }
        if (mode == Mode.AUTOMATIC) {
            return chunk.size() < size;
        }
        return next.set() == chunk.getLast().set() || chunk.size() + rest(due) <= Math.min(size, largest);
    }

    /** How many items in a row are of the next one's set. */
    private static int rest(List<ChunkItem> due) {
        int set = due.getFirst().set();
        return (int) due.stream().takeWhile(item -> item.set() == set).count();
    }
}
