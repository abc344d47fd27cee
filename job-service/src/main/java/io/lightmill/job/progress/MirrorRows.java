package io.lightmill.job.progress;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.job.job.Job;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;

/** The SQL of the mirror; all of it runs under the job's lock. */
@ApplicationScoped
class MirrorRows {

    private static final int CHUNK = 1_000;
    /** The index is named: the job's own would read all of its items for a few. */
    static final String FIND = """
            select i.id, i.ordinal, i.state, i.version, i.attempts, o.attempt_id
            from item i force index (item_id)
                left join item_outcome o on o.job_id = i.job_id and o.ordinal = i.ordinal
            where i.job_id = ? and i.id in (%s)""";
    /** Each row gets a version of its own, so the new values come as a table; it is read first, and an item looked up for each. */
    static final String MOVE = """
            update json_table(?, '$[*]' columns (ordinal int path '$[0]', state varchar(16) path '$[1]',
                        version bigint path '$[2]', attempts int path '$[3]')) moved
                straight_join item i on i.ordinal = moved.ordinal
            set i.state = moved.state, i.version = moved.version, i.attempts = moved.attempts,
                i.finished_at = coalesce(i.finished_at,
                    case when moved.state in ('completed', 'failed', 'cancelled') then utc_timestamp(6) end)
            where i.job_id = ? and i.state = ?""";

    private static final String COUNT = """
            update job set queued_items = queued_items + ?, processing_items = processing_items + ?, generated_items = generated_items + ?,
                completed_items = completed_items + ?, failed_items = failed_items + ?, cancelled_items = cancelled_items + ?,
                seconds = seconds + ?, cost_usd = cost_usd + ?, state = ?,
                started_at = coalesce(started_at, case when ? then utc_timestamp(6) end),
                finished_at = coalesce(finished_at, case when ? then utc_timestamp(6) end),
                changed_at = utc_timestamp(6), progress_due = true
            where id = ?""";

    private final Database database;
    private final JsonText json;

    MirrorRows(Database database, JsonText json) {
        this.database = database;
        this.json = json;
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
     * Writes what becomes of items that were found in one state.
     *
     * @return how many of them were in it
     */
    int move(UUID jobId, ItemState from, List<ItemChange> changes) {
        return changes.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .mapToInt(chunk -> database.update(MOVE, json.write(moves(chunk)), jobId, Words.of(from)))
                .sum();
    }

    private static List<List<Object>> moves(List<ItemChange> changes) {
        return changes.stream()
                .map(change -> List.<Object>of(
                        change.found().ordinal(),
                        Words.of(change.state()),
                        change.move().version(),
                        change.move().attempts()))
                .toList();
    }

    void count(Job job, JobTally tally, JobState state, double seconds, BigDecimal costUsd) {
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
