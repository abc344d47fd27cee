package io.lightmill.dispatcher.attempt;

import io.lightmill.contracts.api.Engine;
import io.lightmill.dispatcher.database.Columns;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attempts' rows. */
@Singleton
public class Attempts {

    private static final String COLUMNS = """
             id, invocation_id, run_id, number, job_id, user_id, endpoint, engine, items, judged,
             deadline is not null as running, coalesce(reason = 'lost', false) as lost,
             timestampdiff(microsecond, started_at, utc_timestamp(6)) / 1e6 as seconds, predicted
            """;

    private final Sql sql;

    /** Attempts in this database. */
    public Attempts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Begins attempts.
     *
     * @param limits seconds until the deadline of each is moved no further: what its run's session has left, and the endpoint's grace
     */
    public void begin(List<Attempt> attempts, List<Double> limits) {
        String left = "timestampadd(microsecond, ?, utc_timestamp(6))";
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            rows.add(row(attempts.get(i), limits.get(i)));
        }
        sql.batch("""
                insert into attempt (id, invocation_id, run_id, number, job_id, user_id, endpoint, engine, items,
                  predicted, started_at, beat_at, deadline, session_end)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(6), utc_timestamp(6), %s, %s)
                """.formatted(left, left), rows);
    }

    private static @Nullable Object[] row(Attempt attempt, double limit) {
        return new @Nullable Object[] {
            attempt.id(),
            attempt.invocationId(),
            attempt.runId(),
            attempt.number(),
            attempt.jobId(),
            attempt.userId(),
            attempt.endpoint(),
            attempt.engine(),
            Ids.bytes(attempt.items()),
            attempt.predicted(),
            (long) (Math.min(Deadlines.SECONDS, limit) * 1e6),
            (long) (limit * 1e6)
        };
    }

    /** Without a lock. */
    public Optional<Attempt> find(UUID id) {
        return sql.first("select " + COLUMNS + " from attempt where id = ?", Attempts::attempt, id);
    }

    /** Those of them that are there, without a lock. */
    public List<Attempt> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list("select " + COLUMNS + " from attempt where id in (??)", Attempts::attempt, ids);
    }

    /** Locks them, in the order of their ids. */
    public List<Attempt> lock(Collection<UUID> ids) {
        return sql.list(
                "select " + COLUMNS + " from attempt where id in (??) order by id for update", Attempts::attempt, ids);
    }

    /** The running ones of invocations whose rows the caller has locked. */
    public List<Attempt> running(Collection<UUID> invocationIds) {
        return invocationIds.isEmpty()
                ? List.of()
                : sql.list(
                        "select " + COLUMNS + " from attempt where invocation_id in (??) and deadline is not null",
                        Attempts::attempt,
                        invocationIds);
    }

    /** A claim, as the run that makes it counts. */
    public record Key(UUID invocationId, UUID runId, int number) {}

    /** Those that these claims made before. */
    public Map<Key, Attempt> madeBy(Collection<Key> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        // Spelt out: a list of row values would not be looked up in the index by both databases.
        String each = String.join(
                " or ", Collections.nCopies(claims.size(), "(invocation_id = ? and run_id = ? and number = ?)"));
        Object[] values = claims.stream()
                .flatMap(claim -> Stream.of(claim.invocationId(), claim.runId(), claim.number()))
                .toArray();
        return sql.list("select " + COLUMNS + " from attempt where " + each, Attempts::attempt, values).stream()
                .collect(Collectors.toMap(
                        attempt -> new Key(attempt.invocationId(), attempt.runId(), attempt.number()),
                        attempt -> attempt));
    }

    /** Writes verdicts and ends of attempts that the caller has locked: those that go on in one statement, the ended in another. */
    public void write(Collection<Attempt> attempts) {
        Map<Boolean, List<Attempt>> running = attempts.stream().collect(Collectors.partitioningBy(Attempt::running));
        writeVerdicts(running.getOrDefault(true, List.of()), "");
        writeVerdicts(
                running.getOrDefault(false, List.of()),
                ", ended_at = coalesce(ended_at, utc_timestamp(6)), deadline = null, reason = %s");
    }

    private void writeVerdicts(List<Attempt> attempts, String end) {
        if (attempts.isEmpty()) {
            return;
        }
        String cases = Sql.cases("id", attempts.size());
        Stream<@Nullable Object> verdicts = Sql.each(attempts, Attempt::id, Attempt::judged);
        Stream<@Nullable Object> reasons =
                end.isEmpty() ? Stream.of() : Sql.each(attempts, Attempt::id, one -> one.lost() ? "lost" : "done");
        Stream<@Nullable Object> ids =
                Stream.of(attempts.stream().map(Attempt::id).toList());
        sql.update(
                "update attempt set judged = " + cases + end.formatted(cases) + " where id in (??)",
                Stream.of(verdicts, reasons, ids).flatMap(values -> values).toArray());
    }

    private static Attempt attempt(Columns c) throws SQLException {
        return new Attempt(
                c.uuid("id"),
                c.uuid("invocation_id"),
                c.uuid("run_id"),
                c.number("number"),
                c.uuid("job_id"),
                c.uuid("user_id"),
                c.text("endpoint"),
                c.constant("engine", Engine.class),
                Ids.list(c.bytes("items")),
                c.large("judged"),
                c.flag("running"),
                c.flag("lost"),
                c.fraction("seconds"),
                c.fraction("predicted"));
    }
}
