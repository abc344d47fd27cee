package io.lightmill.job.job;

import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Mode;
import io.lightmill.job.problem.QueryWords;
import io.lightmill.job.sql.Part;
import io.lightmill.job.sql.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a user's jobs a list shows, as the query that reads them.
 *
 * <p>The index is named, not left to the optimizer: it begins with what the filter holds equal and ends with the id, so
 * every page is a short range of it in the list's order, however deep. A part of a name is looked for along that
 * range, so such a page costs as much as its owner has jobs.
 */
record JobFilter(
        UUID userId,
        @Nullable JobState state,
        @Nullable UUID groupId,
        @Nullable Mode mode,
        @Nullable UUID retryOf,
        @Nullable Part name) {

    static JobFilter read(
            UUID userId,
            @Nullable String status,
            @Nullable String groupId,
            @Nullable String mode,
            @Nullable String retryOf,
            @Nullable String name) {
        return new JobFilter(
                userId,
                QueryWords.word(JobState.class, "status", status),
                QueryWords.id("groupId", groupId),
                QueryWords.word(Mode.class, "mode", mode),
                QueryWords.id("retryOf", retryOf),
                Part.of(name));
    }

    /** {@code from … where …} without the range of ids. */
    String sql() {
        StringBuilder where = new StringBuilder("force index (" + index() + ") where j.user_id = ?");
        if (groupId != null) {
            where.append(" and j.group_id = ?");
        }
        if (state != null) {
            where.append(" and j.state = ?");
        }
        if (mode != null) {
            where.append(" and j.mode = ?");
        }
        if (retryOf != null) {
            where.append(" and j.retry_of = ?");
        }
        if (name != null) {
            where.append(" and j.name").append(Part.IN);
        }
        return where.toString();
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>();
        values.add(userId);
        if (groupId != null) {
            values.add(groupId);
        }
        if (state != null) {
            values.add(Words.of(state));
        }
        if (mode != null) {
            values.add(Words.of(mode));
        }
        if (retryOf != null) {
            values.add(retryOf);
        }
        if (name != null) {
            values.add(name.pattern());
        }
        return values;
    }

    private String index() {
        if (retryOf != null) {
            return "job_of_retried";
        }
        if (groupId != null) {
            return "job_of_group";
        }
        if (state != null) {
            return "job_of_user_by_state";
        }
        return mode != null ? "job_of_user_by_mode" : "job_of_user";
    }
}
