package io.lightmill.load.listing;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job that has ended, as job-service keeps it. */
record JobRow(UUID id, UUID user, UUID group, Shape shape, Instant createdAt) {

    static final String INSERT = """
            insert into job (id, user_id, group_id, name, mode, lane, engine, prompt, variations, parameters, sets,
                total_items, queued_items, completed_items, failed_items, cancelled_items, state,
                seconds, cost_usd, created_at, started_at, finished_at, changed_at, compared_at, progress_said_at)
            values (?, ?, ?, ?, ?, ?, ?, 'a field of flowers', ?, '{}', ?, ?, 0, ?, ?, ?, ?, ?, 0.01, ?, ?, ?, ?, ?, ?)""";

    static final String INSERT_SOURCE =
            "insert into job_source (job_id, source_no, inputs) values (?, 0, '[{\"sha256\":\""
                    + "0123456789abcdef".repeat(4) + "\",\"name\":\"picture.png\"}]')";

    /** From one item's end to the next one's. */
    static final Duration STEP = Duration.ofMillis(37);

    private static final int SET = 4;

    void bind(PreparedStatement insert) throws SQLException {
        LocalDateTime created = time(createdAt);
        LocalDateTime finished = time(createdAt.plus(STEP.multipliedBy(shape.items() + 1L)));
        @Nullable
        Object[] values = {
            TimedIds.bytes(id),
            TimedIds.bytes(user),
            TimedIds.bytes(group),
            "Flowers " + shape.group(),
            shape.automatic() ? "automatic" : "semi-automatic",
            shape.items() <= SET ? "interactive" : "bulk",
            shape.engine(),
            shape.automatic() ? shape.items() : null,
            shape.items(),
            shape.items(),
            shape.completed(),
            shape.failed(),
            shape.cancelled(),
            shape.state(),
            2.0 * shape.completed(),
            created,
            created,
            finished,
            finished,
            finished,
            finished
        };
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }

    private static LocalDateTime time(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
