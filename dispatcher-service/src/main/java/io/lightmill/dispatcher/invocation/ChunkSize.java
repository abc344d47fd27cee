package io.lightmill.dispatcher.invocation;

import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.queue.Due.Waiting;
import java.util.List;

/** How many items a claim gets, and how many claims the waiting items therefore are. Pure. */
public final class ChunkSize {

    /**
     * A worker asks again after about so long. While it does not, its next item is decided: nothing that comes later, however urgent,
     * goes before it. Less would be of little use to who waits, and a worker's next item must be there before its last one is stored.
     */
    private static final double SECONDS = 4;

    private ChunkSize() {}

    /**
     * The largest chunk for a worker: one that keeps it busy for some seconds, and as many items as it makes at once at the least.
     *
     * @param itemSeconds predicted for one item
     * @param concurrency items that it makes at once
     * @param largest the endpoint's
     */
    public static int lasting(double itemSeconds, int concurrency, int largest) {
        double items = Math.ceil(SECONDS * concurrency / itemSeconds);
        return (int) Math.clamp(items, Math.min(concurrency, largest), largest);
    }

    /**
     * The size of a bulk chunk: whole chunks while there is plenty, smaller ones near the end, so that the last workers finish
     * together.
     *
     * @param waiting bulk items, counted no further than {@code 2 · budget · largest}
     */
    public static int bulk(int waiting, int budget, int largest) {
        int parts = 2 * Math.max(1, budget);
        return Math.clamp(Math.ceilDiv(waiting, parts), 1, largest);
    }

    /** Claims that would take everything that waits; a chunk is of one job, and items marked so go alone. */
    public static int chunks(List<Waiting> waiting, int budget, int largest) {
        int bulkItems = waiting.stream()
                .filter(job -> job.lane() == Lane.BULK)
                .mapToInt(Waiting::items)
                .sum();
        int bulk = bulk(bulkItems, budget, largest);
        return waiting.stream()
                .mapToInt(job ->
                        job.alone() + Math.ceilDiv(job.items() - job.alone(), job.lane() == Lane.BULK ? bulk : largest))
                .sum();
    }
}
