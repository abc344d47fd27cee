package io.lightmill.job.job;

import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a user's jobs a list shows, as the query that reads them.
 *
 * <p>The index is named, not left to the optimizer: it begins with what the filter holds equal and ends with the id, so
 * every page is a short range of it in the list's order, however deep.
 */
record JobFilter(
        UUID userId,
        @Nullable JobState state,
        @Nullable UUID groupId,
        @Nullable Mode mode) {

    static JobFilter read(UUID userId, @Nullable String status, @Nullable String groupId, @Nullable String mode) {
        return new JobFilter(
                userId,
                status == null ? null : word(JobState.class, "status", status),
                groupId == null ? null : id(groupId),
                mode == null ? null : word(Mode.class, "mode", mode));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String field, String word) {
        return Words.find(type, word)
                .orElseThrow(() -> Refusal.ofField(
                        ErrorCode.INVALID_REQUEST, field, field + " is one of " + Words.all(type) + "."));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(ErrorCode.INVALID_REQUEST, "groupId", "groupId is not an id.");
        }
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
        return values;
    }

    private String index() {
        if (groupId != null) {
            return "job_of_group";
        }
        if (state != null) {
            return "job_of_user_by_state";
        }
        return mode != null ? "job_of_user_by_mode" : "job_of_user";
    }
}
