package io.lightmill.dispatcher.attempt;

import io.lightmill.dispatcher.database.Columns;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Until when attempts may write. The database's clock decides. */
@Singleton
public class Deadlines {

    /** How long after the claim, or after a beat, the attempt is over unless it is moved. */
    public static final int SECONDS = 90;

    private final Sql sql;

    /** Those in this database. */
    public Deadlines(Sql sql) {
        this.sql = sql;
    }

    /**
     * A running attempt's times, in seconds.
     *
     * @param deadline until it, negative when it has passed
     * @param limit until the deadline is moved no further
     * @param sinceBeat since the deadline was set
     */
    public record Left(UUID id, double deadline, double limit, double sinceBeat) {}

    /** How long running ones have. */
    public List<Left> left(Collection<UUID> ids) {
        return sql.list("""
                select id, timestampdiff(microsecond, utc_timestamp(6), deadline) / 1e6 as deadline_left,
                  timestampdiff(microsecond, utc_timestamp(6), session_end) / 1e6 as limit_left,
                  timestampdiff(microsecond, beat_at, utc_timestamp(6)) / 1e6 as since_beat
                from attempt where id in (??) and deadline is not null
                """, Deadlines::left, ids);
    }

    /** Moves the deadline, unless it has passed; never past its limit. */
    public void move(UUID id) {
        sql.update("""
                update attempt set beat_at = utc_timestamp(6),
                  deadline = least(session_end, timestampadd(second, ?, utc_timestamp(6)))
                where id = ? and deadline > utc_timestamp(6)
                """, SECONDS, id);
    }

    /** Running ones whose deadline has passed. */
    public List<UUID> overdue(int atMost) {
        return sql.list(
                "select id from attempt where deadline < utc_timestamp(6) order by deadline limit ?",
                c -> c.uuid("id"),
                atMost);
    }

    /** Whether its deadline has passed; the caller holds its lock. */
    public boolean isOverdue(UUID id) {
        return sql.first(
                        "select 1 as one from attempt where id = ? and deadline < utc_timestamp(6)",
                        c -> c.number("one"),
                        id)
                .isPresent();
    }

    private static Left left(Columns c) throws SQLException {
        return new Left(c.uuid("id"), c.fraction("deadline_left"), c.fraction("limit_left"), c.fraction("since_beat"));
    }
}
