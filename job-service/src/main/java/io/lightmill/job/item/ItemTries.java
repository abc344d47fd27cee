package io.lightmill.job.item;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Why attempts at an item brought nothing. */
@ApplicationScoped
class ItemTries {

    private static final String CODES = """
            select attempt_id, code from item_try where job_id = ? and ordinal = ?
            union all
            select attempt_id, code from item_outcome
            where job_id = ? and ordinal = ? and code is not null and attempt_id is not null""";

    private final Database database;

    ItemTries(Database database) {
        this.database = database;
    }

    /** By attempt, as far as it was told. */
    Map<UUID, ErrorCode> codes(UUID jobId, int ordinal) {
        Map<UUID, ErrorCode> codes = new HashMap<>();
        database.list(
                CODES,
                row -> codes.put(row.uuid("attempt_id"), ErrorCode.ofSlug(row.text("code"))) == null,
                jobId,
                ordinal,
                jobId,
                ordinal);
        return codes;
    }
}
