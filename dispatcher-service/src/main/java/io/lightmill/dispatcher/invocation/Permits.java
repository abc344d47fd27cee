package io.lightmill.dispatcher.invocation;

import io.lightmill.contracts.api.Engine;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.AbleEngines;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.queue.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes permits. The endpoint's row is locked while its live invocations are counted and the new ones inserted, so that
 * replicas count one after another and the budget holds.
 */
public final class Permits {

    /** How long a sender may take from saying that it is about to post to the end of its check before the POST. */
    public static final Duration POST_WITHIN = Duration.ofSeconds(30);

    /** How long it may take from the intent's commit to saying so: a moment, unless it is killed or stopped. */
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(5);

    /**
     * SQL: when the latest POST of an invocation began, as far as its row tells; of one that is {@code unsent} it tells nothing.
     * {@code post_by} is renewed before each, so an endpoint that was away for an hour makes nothing an hour old.
     */
    public static final String SENT_AT =
            "coalesce(posted_at, timestampadd(second, -" + POST_WITHIN.toSeconds() + ", post_by), created_at)";

    /** An invocation that is expected to claim is given this at least, however fast starts usually are. */
    private static final double LEAST_START_SECONDS = 2.5;

    private static final int CLIMB_SECONDS = 10;
    private static final int PROBE_SECONDS = 60;

    private final Sql sql;
    private final Transactions transactions;
    private final Due due;
    private final AbleEngines able;
    private final UUID replica;
    private final InstantSource clock;

    /** Permits taken by this replica. */
    public Permits(Sql sql, Transactions transactions, Due due, AbleEngines able, UUID replica, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.due = due;
        this.able = able;
        this.replica = replica;
        this.clock = clock;
    }

    /** Inserts as many intents as the waiting work wants and the budget allows. None of them may be posted before its sender says so. */
    public List<UUID> take(Endpoint endpoint) {
        Set<Engine> engines = able.of(endpoint);
        if (isDue(engines)) {
            return take(endpoint, row -> wanted(endpoint, row, engines));
        }
        Set<Engine> doubted = able.dueForProbe(endpoint);
        if (!isDue(doubted)) {
            return List.of();
        }
        List<UUID> probe = take(endpoint, row -> Math.clamp(row.free(), 0, 1));
        if (!probe.isEmpty()) {
            able.probed(endpoint, doubted);
        }
        return probe;
    }

    private List<UUID> take(Endpoint endpoint, ToIntFunction<Row> wanted) {
        return transactions.in(() -> {
            Row row = lock(endpoint);
            climb(endpoint, row);
            List<UUID> intents = Stream.generate(() -> Ids.create(clock.instant(), endpoint.mark()))
                    .limit(wanted.applyAsInt(row))
                    .toList();
            if (row.suspended() && !intents.isEmpty()) {
                sql.update(
                        "update endpoint set probe_at = timestampadd(second, ?, utc_timestamp(6)) where name = ?",
                        PROBE_SECONDS,
                        endpoint.name());
            }
            insert(endpoint, intents);
            return intents;
        });
    }

    private boolean isDue(Set<Engine> engines) {
        return !engines.isEmpty() && !due.count(engines, 1, 0).isEmpty();
    }

    private int wanted(Endpoint endpoint, Row row, Set<Engine> engines) {
        int free = row.free();
        if (free <= 0) {
            return 0;
        }
        int perInvocation = endpoint.chunksPerInvocation();
        int enough = Math.max(
                (free + row.expected()) * perInvocation * endpoint.chunk(), 2 * row.budget() * endpoint.chunk());
        int chunks = ChunkSize.chunks(due.count(engines, enough, 0), row.budget(), endpoint.chunk());
        return new WantedInvocations(row.most(), row.live(), row.expected(), chunks, perInvocation).count();
    }

    private Row lock(Endpoint endpoint) {
        return sql.first(
                        """
                        select budget, allowed, suspended, start_seconds,
                          climb_at is not null and climb_at <= utc_timestamp(6) as climbs,
                          probe_at is null or probe_at <= utc_timestamp(6) as probe_due
                        from endpoint where name = ? for update
                        """,
                        c -> new Row(
                                c.number("budget"),
                                c.number("allowed"),
                                c.flag("suspended"),
                                c.flag("climbs"),
                                c.flag("probe_due"),
                                c.fractionOrNull("start_seconds"),
                                0,
                                0),
                        endpoint.name())
                .map(row -> count(endpoint, row))
                .orElseThrow(() -> new IllegalStateException("endpoint " + endpoint + " has no row"));
    }

    private Row count(Endpoint endpoint, Row row) {
        double start = row.startSeconds() == null ? endpoint.start().toMillis() / 1000.0 : row.startSeconds();
        long micros = (long) (2 * Math.max(LEAST_START_SECONDS, start) * 1_000_000);
        return sql.first(
                        """
                        select count(*) as live, coalesce(sum(claimed_at is null and state <> 'unknown' and retired_at is null
                          and case when unsent then post_by > utc_timestamp(6)
                            else %s > timestampadd(microsecond, -?, utc_timestamp(6)) end), 0) as expected
                        from invocation where endpoint = ? and state in ('intent', 'posted', 'unknown')
                        """.formatted(SENT_AT),
                        c -> row.counted(c.number("live"), c.number("expected")),
                        micros,
                        endpoint.name())
                .orElseThrow();
    }

    private void climb(Endpoint endpoint, Row row) {
        if (row.climbs()) {
            sql.update("""
                    update endpoint set allowed = least(budget, allowed + greatest(1, budget div 4)),
                      climb_at = case when allowed >= budget then null
                        else timestampadd(second, ?, utc_timestamp(6)) end
                    where name = ?
                    """, CLIMB_SECONDS, endpoint.name());
        }
    }

    private void insert(Endpoint endpoint, List<UUID> intents) {
        sql.batch(
                """
                insert into invocation (id, endpoint, state, replica, unsent, post_by, created_at)
                values (?, ?, 'intent', ?, true, timestampadd(second, ?, utc_timestamp(6)), utc_timestamp(6))
                """,
                intents.stream()
                        .map(id -> new @Nullable Object[] {id, endpoint.name(), replica, BEGIN_WITHIN.toSeconds()})
                        .toList());
    }

    private record Row(
            int budget,
            int allowed,
            boolean suspended,
            boolean climbs,
            boolean probeDue,
            @Nullable Double startSeconds,
            int live,
            int expected) {

        Row counted(int live, int expected) {
            return new Row(budget, allowed, suspended, climbs, probeDue, startSeconds, live, expected);
        }

        /** Invocations that may be live now. */
        int most() {
            return Math.min(budget, suspended ? (probeDue ? live + 1 : 0) : allowed);
        }

        int free() {
            return most() - live;
        }
    }
}
