package io.lightmill.dispatcher.rescue;

import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Deadlines;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.settle.Bucket;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends attempts that are proven lost. The bucket is looked at first, outside of any transaction: the proof says that nobody writes there
 * any more. While storage-service is away nothing is lost, only later.
 */
@Singleton
public class LostAttempts {

    private static final Logger LOG = Logger.getLogger(LostAttempts.class);
    private static final int AT_ONCE = 100;

    private final Attempts attempts;
    private final Deadlines deadlines;
    private final Bucket bucket;
    private final Settler settler;
    private final Sql sql;

    LostAttempts(Attempts attempts, Deadlines deadlines, Bucket bucket, Settler settler, Sql sql) {
        this.attempts = attempts;
        this.deadlines = deadlines;
        this.bucket = bucket;
        this.settler = settler;
        this.sql = sql;
    }

    /** Ends those whose deadline has passed; several replicas may do so at once, each ends once. */
    public int endOverdue() {
        List<Attempt> overdue = deadlines.overdue(AT_ONCE).stream()
                .map(attempts::find)
                .flatMap(Optional::stream)
                .filter(Attempt::running)
                .toList();
        end(overdue, true);
        return overdue.size();
    }

    /** Ends those whose run is known to make nothing more. */
    public void end(List<Attempt> lost) {
        end(lost, false);
    }

    private void end(List<Attempt> lost, boolean byDeadline) {
        if (lost.isEmpty()) {
            return;
        }
        Map<UUID, Map<UUID, GeneratedOutput>> found = bucket.of(lost);
        for (Attempt attempt : lost) {
            Map<UUID, GeneratedOutput> outputs = found.getOrDefault(attempt.id(), Map.of());
            LOG.infof(
                    "Attempt ends by proven loss, %d outputs found. jobId=%s attemptId=%s invocationId=%s",
                    (Integer) outputs.size(), attempt.jobId(), attempt.id(), attempt.invocationId());
            Word.Loss loss = new Word.Loss(byDeadline, lostInRow(attempt.endpoint()));
            settler.settle(attempt.jobId(), Word.lost(attempt.id(), outputs, loss));
        }
    }

    private int lostInRow(String endpoint) {
        return sql.first("select losses from endpoint where name = ?", c -> c.number("losses"), endpoint)
                .map(losses -> Math.max(0, losses - 1))
                .orElse(0);
    }
}
