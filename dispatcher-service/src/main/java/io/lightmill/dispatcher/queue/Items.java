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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items' rows. */
@Singleton
public class Items {

    private static final String COLUMNS =
            "id, job_id, state, version, alone, attempt_id, tries, faults, losses, code, message";

    private final Sql sql;
    private final Json json;

    /** Items in this database. */
    public Items(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Locks them, in the order of their ids. Their outputs are left out: no change asks for the one that was. */
    public List<Item> lock(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        "select " + COLUMNS + " from item where id in (??) order by id for update", Items::item, ids);
    }

    /** Locks some of a job that wait, due or not. */
    public List<Item> lockQueued(UUID jobId, int atMost) {
        return sql.list(
                "select " + COLUMNS + " from item where job_id = ? and state = 'queued' limit ? for update",
                Items::item,
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

    /** Those of a job that are known, as they are now, with their outputs. */
    public List<Item> of(UUID jobId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        "select " + COLUMNS + ", output from item where id in (??) and job_id = ?",
                        this::withOutput,
                        ids,
                        jobId);
    }

    /** Which of its chunk an attempt shall still make: not taken over, and of no cancelled job. */
    public Set<UUID> wanted(UUID attemptId, Collection<UUID> ids) {
        return Set.copyOf(sql.list("""
                select i.id from item i join job j on j.id = i.job_id
                where i.id in (??) and i.attempt_id = ? and i.state = 'processing' and j.cancelled_at is null
                """, c -> c.uuid("id"), ids, attemptId));
    }

    /** Writes items that the caller has locked and that changed by being generated only: one statement. */
    public void writeGenerated(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        String cases = Sql.cases("id", items.size());
        sql.update(
                """
                update item set state = 'generated', changed_at = utc_timestamp(6), code = null, message = null,
                  version = %s, attempt_id = %s, output = %s
                where id in (??)
                """.formatted(cases, cases, cases),
                Stream.of(
                                Sql.each(items, Item::id, Item::version),
                                Sql.each(items, Item::id, Item::attemptId),
                                Sql.each(items, Item::id, item -> json.write(Objects.requireNonNull(item.output()))),
                                Stream.of(items.stream().map(Item::id).toList()))
                        .flatMap(values -> values)
                        .toArray());
    }

    /** Writes items that the caller has locked and that were cancelled then: one statement, which counts versions on as they do. */
    public void writeCancelled(List<Item> items, long now) {
        if (!items.isEmpty()) {
            sql.update("""
                    update item set state = 'cancelled', version = greatest(version + 1, ?), output = null,
                      changed_at = utc_timestamp(6)
                    where id in (??)
                    """, now, items.stream().map(Item::id).toList());
        }
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

    private Item withOutput(Columns c) throws SQLException {
        String output = c.textOrNull("output");
        return item(c, output == null ? null : json.read(output, GeneratedOutput.class));
    }

    private static Item item(Columns c) throws SQLException {
        return item(c, null);
    }

    private static Item item(Columns c, @Nullable GeneratedOutput output) throws SQLException {
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
                output,
                c.constantOrNull("code", ErrorCode.class),
                c.textOrNull("message"),
                null);
    }
}
