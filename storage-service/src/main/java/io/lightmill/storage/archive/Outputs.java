package io.lightmill.storage.archive;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.picture.Fingerprint;
import io.lightmill.storage.sql.Database;
import io.lightmill.storage.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of outputs: one row an item, of the newest attempt that was reported. */
@ApplicationScoped
public class Outputs {

    private static final String ARCHIVED = "ARCHIVED";
    private static final int PAGE = 1000;
    private static final int MESSAGE = 500;

    private final Database database;

    Outputs(Database database) {
        this.database = database;
    }

    /** Of one item. */
    public Optional<Output> find(UUID itemId) {
        return Optional.ofNullable(find(List.of(itemId)).get(itemId));
    }

    /** Those that are known, by item. */
    public Map<UUID, Output> find(Collection<UUID> itemIds) {
        return find(itemIds, "");
    }

    /** The same, and nobody changes them until the transaction ends. */
    Map<UUID, Output> lock(Collection<UUID> itemIds) {
        // In key order, so that two batches never wait for each other in a circle.
        return find(itemIds.stream().sorted(ItemOrder.AS_STORED).toList(), " order by item_id for update");
    }

    private Map<UUID, Output> find(Collection<UUID> itemIds, String how) {
        Map<UUID, Output> found = new HashMap<>();
        List<UUID> wanted = List.copyOf(itemIds);
        for (int from = 0; from < wanted.size(); from += PAGE) {
            List<UUID> page = wanted.subList(from, Math.min(from + PAGE, wanted.size()));
            String sql = "select * from output where item_id in " + Database.placeholders(page.size()) + how;
            for (Output output : database.list(sql, Outputs::output, page.toArray())) {
                found.put(output.itemId(), output);
            }
        }
        return found;
    }

    private static Output output(Row row) throws SQLException {
        return new Output(
                row.id("item_id"),
                row.id("job_id"),
                row.id("user_id"),
                row.id("attempt_id"),
                row.number("version"),
                ARCHIVED.equals(row.text("state")) ? whole(row) : rejected(row));
    }

    private static Verdict whole(Row row) throws SQLException {
        Fingerprint print =
                new Fingerprint(row.number("bytes"), row.hex("sha256"), row.number("crc32"), row.number("crc32c"));
        return new Verdict.Whole(row.string("content_type"), print, row.integer("width"), row.integer("height"));
    }

    private static Verdict rejected(Row row) throws SQLException {
        return new Verdict.Rejected(ErrorCode.valueOf(row.string("code")), row.string("message"));
    }

    /** The sweeper locks its row for each page; until the transaction ends it waits. */
    void holdOffSweeper() {
        database.list(
                "select prefix from sweep where prefix = 'outputs/' lock in share mode", row -> row.string("prefix"));
    }

    /** Adds what is new and replaces what a newer attempt made; the rows that are there were locked before. */
    void save(List<Output> added, List<Output> replaced, Instant at) {
        database.batch(
                """
                insert into output (job_id, user_id, attempt_id, version, state, content_type, bytes, sha256, crc32, crc32c,
                  width, height, code, message, decided_at, item_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                added.stream()
                        .sorted((a, b) -> ItemOrder.AS_STORED.compare(a.itemId(), b.itemId()))
                        .map(output -> values(output, at))
                        .toList());
        database.batch("""
                update output set job_id = ?, user_id = ?, attempt_id = ?, version = ?, state = ?, content_type = ?, bytes = ?,
                  sha256 = ?, crc32 = ?, crc32c = ?, width = ?, height = ?, code = ?, message = ?, decided_at = ?
                where item_id = ?""", replaced.stream().map(output -> values(output, at)).toList());
    }

    private static @Nullable Object[] values(Output output, Instant at) {
        return switch (output.verdict()) {
            case Verdict.Whole whole -> archived(output, whole, at);
            case Verdict.Rejected rejected -> rejected(output, rejected, at);
        };
    }

    private static @Nullable Object[] archived(Output output, Verdict.Whole whole, Instant at) {
        return new @Nullable Object[] {
            output.jobId(),
            output.userId(),
            output.attemptId(),
            output.version(),
            ARCHIVED,
            whole.contentType(),
            whole.print().bytes(),
            HexFormat.of().parseHex(whole.print().sha256()),
            whole.print().crc32(),
            whole.print().crc32c(),
            whole.width(),
            whole.height(),
            null,
            null,
            at,
            output.itemId()
        };
    }

    private static @Nullable Object[] rejected(Output output, Verdict.Rejected rejected, Instant at) {
        String message = rejected.message();
        return new @Nullable Object[] {
            output.jobId(),
            output.userId(),
            output.attemptId(),
            output.version(),
            "REJECTED",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            rejected.code(),
            message.length() > MESSAGE ? message.substring(0, MESSAGE) : message,
            at,
            output.itemId()
        };
    }
}
