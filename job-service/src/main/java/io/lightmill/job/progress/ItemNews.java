package io.lightmill.job.progress;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.GeneratedOutput;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One word about one item, whether it came as an event or in answer to the comparison. */
public sealed interface ItemNews {

    /** Which item. */
    UUID itemId();

    /** A claim bound it to an attempt. */
    record Started(UUID itemId, long version) implements ItemNews {}

    /**
     * It went back to the queue.
     *
     * @param attemptId whose try brought nothing; null with {@code code} null: not told
     */
    record Requeued(
            UUID itemId,
            long version,
            @Nullable UUID attemptId,
            @Nullable ErrorCode code) implements ItemNews {}

    /** An attempt made it; the file waits to be archived. */
    record Generated(UUID itemId, long version, UUID attemptId, int attempts, GeneratedOutput output)
            implements ItemNews {

        /** Engine time; what cannot be true counts as none. */
        double seconds() {
            double said = output.seconds();
            return Double.isFinite(said) && said > 0 ? said : 0;
        }

        /** What making it cost. */
        BigDecimal costUsd() {
            return Dollars.of(output.costUsd());
        }
    }

    /** It failed for good. */
    record Failed(UUID itemId, long version, @Nullable UUID attemptId, int attempts, ErrorCode code, String message)
            implements ItemNews {}

    /** It will not be made. */
    record Cancelled(UUID itemId, long version) implements ItemNews {}

    /** Its file was checked and recorded; storage-service's word, which has no version because it is the last. */
    record Archived(UUID itemId, UUID attemptId, String contentType, long bytes, String sha256, int width, int height)
            implements ItemNews {}
}
