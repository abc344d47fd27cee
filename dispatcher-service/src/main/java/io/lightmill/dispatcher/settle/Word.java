package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.ItemReport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of an attempt.
 *
 * @param reports verdicts, from the worker or from RunPod's result
 * @param found outputs that lie in the bucket whatever the reports say; of a lost attempt they count only if its loss is proven
 * @param loss null: it may go on
 */
public record Word(
        UUID attemptId,
        List<ItemReport> reports,
        Map<UUID, GeneratedOutput> found,
        @Nullable Loss loss) {

    /** Verdicts only. */
    public static Word reports(UUID attemptId, List<ItemReport> reports) {
        return new Word(attemptId, reports, Map.of(), null);
    }

    /** Its loss, with what it left. */
    public static Word lost(UUID attemptId, Map<UUID, GeneratedOutput> found, Loss loss) {
        return new Word(attemptId, List.of(), found, loss);
    }

    /** With what lies in the bucket. */
    Word finding(Map<UUID, GeneratedOutput> outputs) {
        return new Word(attemptId, reports, outputs, loss);
    }

    /** Whether a report, which may be any JSON, says what a verdict has to say. */
    public static boolean isWhole(@Nullable ItemReport report) {
        if (report == null || report.itemId() == null || report.outcome() == null) {
            return false;
        }
        return switch (report.outcome()) {
            case GENERATED -> report.output() != null;
            case FAILED -> report.code() != null;
        };
    }

    /**
     * The attempt is proven lost.
     *
     * @param byDeadline the proof is the deadline, which is looked at again under the lock
     * @param lostInRow attempts that its endpoint lost in a row
     */
    public record Loss(boolean byDeadline, int lostInRow) {}
}
