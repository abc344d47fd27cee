package io.lightmill.job.retry;

import io.lightmill.contracts.api.Retries;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.job.Job;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.LiteralBatch;
import io.lightmill.job.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Failed items in the database, and what stands in for them. */
@ApplicationScoped
class FailedItems {

    /**
     * Whether no stand-in is open or completed. All of them are asked, not the newest: ids of replicas whose clocks differ do not
     * tell which one that is. Failed ones are few, and each look-up is one in an index.
     */
    private static final String RETRIABLE = """
            not exists (select 1 from item_retry r join item n on n.id = r.by_item_id
                where r.item_id = coalesce(t.item_id, i.id) and n.state not in ('failed', 'cancelled'))""";

    private static final String FROM = """
            from item i force index (item_by_state)
                left join item_outcome o force index (primary) on o.job_id = i.job_id and o.ordinal = i.ordinal
                left join item_retry t force index (primary) on t.by_item_id = i.id
            where i.job_id = ? and i.state = 'failed'""";

    private static final String GROUPS = """
            select code, count(*) as failed, sum(retriable) as retriable
            from (select coalesce(o.code, 'engine-failed') as code, %s as retriable %s) f
            group by code""".formatted(RETRIABLE, FROM);

    private static final String ITEMS = """
            select i.id, i.source_no, i.set_no, i.variation, i.seed, coalesce(t.item_id, i.id) as first_id, %s as retriable
            %s""".formatted(RETRIABLE, FROM);

    private final Database database;

    FailedItems(Database database) {
        this.database = database;
    }

    /** By why they failed, the most frequent reason first. */
    List<Retries.FailureGroup> groups(UUID jobId) {
        return database.list(GROUPS, FailedItems::group, jobId).stream()
                .sorted(Comparator.comparingInt(Retries.FailureGroup::count).reversed())
                .toList();
    }

    /** Those of a job in its order, of one reason or of all. */
    List<FailedItem> of(UUID jobId, @Nullable ErrorCode code) {
        List<Object> values = new ArrayList<>(List.of(jobId));
        if (code != null) {
            values.add(code.slug());
        }
        String sql = ITEMS + (code == null ? "" : " and coalesce(o.code, 'engine-failed') = ?") + " order by i.ordinal";
        return database.list(sql, FailedItems::item, values.toArray());
    }

    /** Notes which items of a new job stand in for which, in the transaction that makes it. */
    void standIn(Job job, UUID byJob, List<StandIns.Link> links) {
        UUID firstJob = job.retryOf() == null ? job.id() : job.retryOf();
        try (LiteralBatch batch =
                database.literals("insert into item_retry (by_item_id, by_job_id, item_id, job_id) values")) {
            links.forEach(link -> batch.add(link.id(), byJob, link.first(), firstJob));
            batch.send();
        }
    }

    private static Retries.FailureGroup group(Row row) throws SQLException {
        ErrorCode code = ErrorCode.ofSlug(row.text("code"));
        return new Retries.FailureGroup(
                code, code.fault(), code.sentence(), code.advice(), row.number("failed"), row.number("retriable"));
    }

    private static FailedItem item(Row row) throws SQLException {
        return new FailedItem(
                row.uuid("id"),
                row.number("source_no"),
                row.number("set_no"),
                row.number("variation"),
                row.large("seed"),
                row.uuid("first_id"),
                row.flag("retriable"));
    }
}
