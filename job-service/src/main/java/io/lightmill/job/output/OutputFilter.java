package io.lightmill.job.output;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Mode;
import io.lightmill.job.sql.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a user's outputs a list shows, as the query that reads them.
 *
 * <p>The index is named, as for jobs: it begins with what the filter holds equal and ends with the list's order. Of two that fit,
 * the one that holds less goes first: people like a few, and put a few aside.
 *
 * @param favourite null: whether liked or not
 * @param rejected false: without the tray; true: the tray
 * @param from when it was finished at the earliest
 * @param to before when it was finished
 */
record OutputFilter(
        UUID userId,
        @Nullable UUID groupId,
        @Nullable UUID jobId,
        @Nullable Mode mode,
        @Nullable Engine engine,
        @Nullable Boolean favourite,
        boolean rejected,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** {@code from … where …} */
    String sql() {
        StringBuilder where =
                new StringBuilder("from output x force index (" + index() + ") where x.user_id = ? and x.rejected = ?");
        conditions(where);
        return where.toString();
    }

    private void conditions(StringBuilder where) {
        add(where, favourite, " and x.favourite = ?");
        add(where, jobId, " and x.job_id = ?");
        add(where, groupId, " and x.group_id = ?");
        add(where, engine, " and x.engine = ?");
        add(where, mode, " and x.mode = ?");
        add(where, from, " and x.finished_at >= ?");
        add(where, to, " and x.finished_at < ?");
    }

    private static void add(StringBuilder where, @Nullable Object value, String condition) {
        if (value != null) {
            where.append(condition);
        }
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>(List.of(userId, rejected));
        add(values, favourite);
        add(values, jobId);
        add(values, groupId);
        add(values, engine == null ? null : Words.of(engine));
        add(values, mode == null ? null : Words.of(mode));
        add(values, from);
        add(values, to);
        return values;
    }

    private static void add(List<Object> values, @Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    String index() {
        if (Boolean.TRUE.equals(favourite)) {
            return "output_favourite";
        }
        if (rejected) {
            return "output_of_user";
        }
        if (jobId != null) {
            return "output_of_job";
        }
        if (groupId != null) {
            return "output_of_group";
        }
        if (engine != null) {
            return "output_by_engine";
        }
        return mode != null ? "output_by_mode" : "output_of_user";
    }
}
