package io.lightmill.job.progress;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.job.job.Job;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;

/** The SQL of the mirror; all of it runs under the job's lock. */
@ApplicationScoped
class MirrorRows {

    private static final int CHUNK = 1_000;
    private static final String FIND = """
            select i.id, i.ordinal, i.state, i.version, i.attempts, o.attempt_id
            from item i left join item_outcome o on o.job_id = i.job_id and o.ordinal = i.ordinal
            where i.job_id = ? and i.id in (%s)""";
    private static final String MOVE = """
            update item set state = ?, version = ?, attempts = ?,
                finished_at = coalesce(finished_at, case when ? then utc_timestamp(6) end)
            where job_id = ? and state = ? and ordinal in (%s)""";
    private static final String COUNT = """
            update job set queued_items = queued_items + ?, processing_items = processing_items + ?, generated_items = generated_items + ?,
                completed_items = completed_items + ?, failed_items = failed_items + ?, cancelled_items = cancelled_items + ?,
                seconds = seconds + ?, cost_usd = cost_usd + ?, state = ?,
                started_at = coalesce(started_at, case when ? then utc_timestamp(6) end),
                finished_at = coalesce(finished_at, case when ? then utc_timestamp(6) end),
                changed_at = utc_timestamp(6), progress_due = true
            where id = ?""";

    private final Database database;

    MirrorRows(Database database) {
        this.database = database;
    }

    List<ItemChange.Found> find(UUID jobId, Collection<UUID> itemIds) {
        return itemIds.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .flatMap(ids -> findChunk(jobId, ids).stream())
                .toList();
    }

    private List<ItemChange.Found> findChunk(UUID jobId, List<UUID> ids) {
        return database.list(
                FIND.formatted(Database.marks(ids.size())),
                row -> new ItemChange.Found(
                        row.uuid("id"),
                        row.number("ordinal"),
                        Words.read(ItemState.class, row.text("state")),
                        row.large("version"),
                        row.number("attempts"),
                        row.uuidOrNull("attempt_id")),
                values(List.of(jobId), ids));
    }

    /**
     * Writes equal moves.
     *
     * @return how many items were in the state that they leave
     */
    int move(UUID jobId, ItemChange.Move move, List<Integer> ordinals) {
        return ordinals.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .mapToInt(chunk -> moveChunk(jobId, move, chunk))
                .sum();
    }

    private int moveChunk(UUID jobId, ItemChange.Move move, List<Integer> ordinals) {
        List<Object> first = List.of(
                Words.of(move.to()),
                move.version(),
                move.attempts(),
                move.to().isFinal(),
                jobId,
                Words.of(move.from()));
        return database.update(MOVE.formatted(Database.marks(ordinals.size())), values(first, ordinals));
    }

    void count(Job job, JobTally tally, JobState state, double seconds, double costUsd) {
        database.update(
                COUNT,
                tally.change(ItemState.QUEUED),
                tally.change(ItemState.PROCESSING),
                tally.change(ItemState.GENERATED),
                tally.change(ItemState.COMPLETED),
                tally.change(ItemState.FAILED),
                tally.change(ItemState.CANCELLED),
                seconds,
                costUsd,
                Words.of(state),
                tally.started(),
                state.isFinal(),
                job.id());
    }

    private static Object[] values(List<?> first, List<?> then) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(then);
        return all.toArray();
    }
}
