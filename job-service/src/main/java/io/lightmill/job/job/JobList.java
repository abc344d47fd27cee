package io.lightmill.job.job;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of jobs: by cursor at any depth, by page number for the first 10,000. */
@ApplicationScoped
public class JobList {

    /** Beyond this, skipping rows costs more than reading them. */
    static final int ROWS_BY_PAGE = 10_000;

    private final Database database;
    private final JobRows rows;
    private final InstantSource clock;

    JobList(Database database, JobRows rows, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
    }

    /** Newest first, those before the cursor. */
    Page<JobView> before(JobFilter filter, UUID cursor, int limit) {
        List<Object> values = filter.values();
        values.add(cursor);
        values.add(limit + 1);
        String sql = JobRows.COLUMNS + filter.sql() + " and j.id < ? order by j.id desc limit ?";
        return page(sql, values, limit);
    }

    /** Newest first, a numbered page; the first is 1. */
    Page<JobView> numbered(JobFilter filter, int page, int limit) {
        long end = (long) page * limit;
        if (end > ROWS_BY_PAGE) {
            throw Refusal.ofField(
                    ErrorCode.INVALID_REQUEST, "page", "Pages reach the first 10,000 jobs; go on by cursor.");
        }
        List<Object> values = filter.values();
        values.add(limit + 1);
        values.add(end - limit);
        Page<JobView> found =
                page(JobRows.COLUMNS + filter.sql() + " order by j.id desc limit ? offset ?", values, limit);
        return new Page<>(found.items(), found.next(), total(filter));
    }

    /** A group's jobs, oldest first, those after the cursor. */
    Page<JobView> ofGroup(UUID groupId, UUID cursor, int limit) {
        String sql =
                JobRows.COLUMNS + "force index (job_of_group) where j.group_id = ? and j.id > ? order by j.id limit ?";
        return page(sql, List.of(groupId, cursor, limit + 1), limit);
    }

    /**
     * Jobs that a query picks, oldest first.
     *
     * @param ids SQL that selects, as {@code job_id}, one more than the limit, in order
     */
    public Page<JobView> picked(String ids, List<Object> values, int limit) {
        return page(JobRows.COLUMNS + "join (" + ids + ") p on p.job_id = j.id order by j.id", values, limit);
    }

    private Page<JobView> page(String sql, List<Object> values, int limit) {
        Instant now = clock.instant();
        List<JobView> found = database.list(sql, row -> rows.map(row).view(now), values.toArray());
        return Paging.cut(found, limit, job -> job.id().toString());
    }

    /** Counted no further than pages reach; beyond that nobody asks cheaply. */
    private @Nullable Long total(JobFilter filter) {
        List<Object> values = new ArrayList<>(filter.values());
        values.add(ROWS_BY_PAGE + 1);
        String sql = "select count(*) as total from (select j.id from job j " + filter.sql() + " limit ?) counted";
        long total =
                database.find(sql, row -> row.large("total"), values.toArray()).orElse(0L);
        return total > ROWS_BY_PAGE ? null : total;
    }
}
