package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.dispatcher.database.Columns;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The items' rows. */
@Singleton
public class Items {

    private static final String COLUMNS =
            "id, job_id, state, version, alone, attempt_id, tries, faults, losses, output, code, message";

    private final Sql sql;
    private final Json json;

    /** Items in this database. */
    public Items(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Locks them, in the order of their ids. */
    public List<Item> lock(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list("select " + COLUMNS + " from item where id in (??) order by id for update", this::item, ids);
    }

    /** Locks some of a job that wait, due or not. */
    public List<Item> lockQueued(UUID jobId, int atMost) {
        return sql.list(
                "select " + COLUMNS + " from item where job_id = ? and state = 'queued' limit ? for update",
                this::item,
                jobId,
                atMost);
    }

    /** When queued ones may be handed out again; those never tried are left out. */
    public Map<UUID, Instant> notBefore(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                "select id, not_before from item where id in (??) and state = 'queued' and tries > 0",
                                c -> Map.entry(c.uuid("id"), Objects.requireNonNull(c.instantOrNull("not_before"))),
                                ids)
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of a job that are known, as they are now. */
    public List<Item> of(UUID jobId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list("select " + COLUMNS + " from item where id in (??) and job_id = ?", this::item, ids, jobId);
    }

    /** Writes items that the caller has locked. */
    public void write(List<Item> items) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Item item : items) {
            rows.add(row(item));
        }
        sql.batch("""
                update item set state = ?, version = ?, alone = ?, attempt_id = ?, tries = ?, faults = ?, losses = ?,
                  output = ?, code = ?, message = ?, changed_at = utc_timestamp(6),
                  not_before = case when ? is null then not_before
                    else timestampadd(microsecond, ?, utc_timestamp(6)) end
                where id = ?
                """, rows);
    }

    private @Nullable Object[] row(Item item) {
        Duration delay = item.delay();
        GeneratedOutput output = item.output();
        Long micros = delay == null ? null : delay.toNanos() / 1000;
        return new @Nullable Object[] {
            item.phase(),
            item.version(),
            item.alone(),
            item.attemptId(),
            item.tries(),
            item.faults(),
            item.losses(),
            output == null ? null : json.write(output),
            item.code(),
            item.message(),
            micros,
            micros,
            item.id()
        };
    }

    private Item item(Columns c) throws SQLException {
        String output = c.textOrNull("output");
        return new Item(
                c.uuid("id"),
                c.uuid("job_id"),
                c.constant("state", ItemPhase.class),
                c.large("version"),
                c.flag("alone"),
                c.uuidOrNull("attempt_id"),
                c.number("tries"),
                c.number("faults"),
                c.number("losses"),
                output == null ? null : json.read(output, GeneratedOutput.class),
                c.constantOrNull("code", ErrorCode.class),
                c.textOrNull("message"),
                null);
    }
}
