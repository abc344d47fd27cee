package io.lightmill.job.quota;

import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;

/** What each user has used, in the database; its clock says which minute and day it is. */
@ApplicationScoped
class Uses {

    private static final String THIS_MINUTE = "date_format(utc_timestamp(), '%Y-%m-%d %H:%i:00')";

    /** Locks the row that is there, too. */
    private static final String ENTER = """
            insert into quota_use (user_id, in_minute, submissions, on_day, items, usd)
            values (?, utc_timestamp(), 0, utc_date(), 0, 0) on duplicate key update user_id = user_id""";

    /** A window that is over counts from nothing. Assignments are done from left to right: the windows come last. */
    private static final String ADD = """
            update quota_use set
                submissions = case when in_minute = %1$s then submissions else 0 end + ?,
                items = case when on_day = utc_date() then items else 0 end + ?,
                usd = case when on_day = utc_date() then usd else 0 end + ?,
                in_minute = %1$s,
                on_day = utc_date()
            where user_id = ?""".formatted(THIS_MINUTE);

    private static final String FIND = """
            select case when in_minute = %s then submissions else 0 end as submissions,
                case when on_day = utc_date() then items else 0 end as items,
                case when on_day = utc_date() then usd else 0 end as usd,
                (select count(*) from job where user_id = ? and state in ('queued', 'processing')) as active_jobs
            from quota_use where user_id = ?""".formatted(THIS_MINUTE);

    private final Database database;

    Uses(Database database) {
        this.database = database;
    }

    /** What a user has used so far, as far as it is committed. */
    Use of(UUID userId) {
        return database.find(FIND, Uses::read, userId, userId).orElse(Use.NOTHING);
    }

    /**
     * Adds to it and keeps it locked until the transaction ends.
     *
     * @param more its job is written already
     * @return what is used now, with that
     */
    Use add(UUID userId, Use more) {
        database.update(ENTER, userId);
        database.update(ADD, more.submissions(), more.items(), more.usd(), userId);
        return of(userId);
    }

    private static Use read(Row row) throws SQLException {
        return new Use(row.number("active_jobs"), row.number("submissions"), row.large("items"), row.decimal("usd"));
    }
}
