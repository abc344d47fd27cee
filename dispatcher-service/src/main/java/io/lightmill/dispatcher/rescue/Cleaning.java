package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Closes jobs whose items are all final and removes what nobody will ask for, in small steps. */
@Singleton
public class Cleaning {

    /** Longer than topics keep records (7 days): a page that comes late still meets its job's row or tombstone. */
    private static final int KEPT_DAYS = 8;

    private static final int INVOCATIONS_KEPT_DAYS = 2;
    private static final int JOBS = 20;
    private static final int ROWS = 2000;

    private final Sql sql;
    private final Transactions transactions;

    Cleaning(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Closes jobs with nothing open; the others are looked at with a few index probes each. */
    public void close() {
        sql.list("""
                        select j.id from job j where j.closed_at is null and j.user_id is not null
                          and (select 1 from item i force index (queue) where i.job_id = j.id
                            and i.state in ('queued', 'processing', 'generated') limit 1) is null
                          and (j.cancelled_at is not null or
                            (select count(*) from item i force index (queue) where i.job_id = j.id) >= j.items)
                        limit 100
                        """, c -> c.uuid("id"))
                .forEach(id -> sql.update(
                        "update job set closed_at = utc_timestamp(6) where id = ? and closed_at is null", id));
    }

    /** Removes what is older than anything that could still come. */
    public void clean() {
        List<UUID> old = sql.list("""
                select id from job where closed_at < timestampadd(day, -?, utc_timestamp(6))
                  or (user_id is null and created_at < timestampadd(day, -?, utc_timestamp(6)))
                limit ?
                """, c -> c.uuid("id"), KEPT_DAYS, KEPT_DAYS, JOBS);
        old.forEach(this::remove);
        sql.update(
                "delete from invocation where over_at < timestampadd(day, -?, utc_timestamp(6)) limit ?",
                INVOCATIONS_KEPT_DAYS,
                ROWS);
    }

    private void remove(UUID jobId) {
        while (sql.update("delete from item where job_id = ? limit ?", jobId, ROWS) == ROWS) {
            // One statement, one short transaction each.
        }
        while (sql.update("delete from attempt where job_id = ? limit ?", jobId, ROWS) == ROWS) {
            // Likewise.
        }
        transactions.run(() -> {
            sql.update("delete from prompt where job_id = ?", jobId);
            sql.update("delete from job where id = ?", jobId);
        });
    }
}
