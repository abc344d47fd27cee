package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.ChunkSize;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.runpod.RunPod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Takes back invocations that wait at RunPod with no work left for them: first retired, so that a worker that comes all the same gets
 * nothing, then cancelled. While anything is due now none is: whoever comes finds work. Work that becomes due within a minute keeps as many as it
 * is claims. The oldest go first: what RunPod has lost is among them, and their ttl ends first.
 */
@Singleton
public class Surplus {

    /** Younger ones may just be on their way, with the work that they were posted for taken by a worker that was free. */
    private static final int LEAST_AGE_SECONDS = 5;

    private static final int SOON_SECONDS = 60;
    private static final int AT_ONCE = 20;

    /** SQL: it may still claim, for all that is known. */
    private static final String WAITING =
            "endpoint = ? and state = 'posted' and claimed_at is null and retired_at is null"
                    + " and runpod_id is not null and terminal is null";

    private final Sql sql;
    private final Transactions transactions;
    private final Due due;
    private final RunPod runPod;
    private final Background background;

    Surplus(Sql sql, Transactions transactions, Due due, RunPod runPod, Background background) {
        this.sql = sql;
        this.transactions = transactions;
        this.due = due;
        this.runPod = runPod;
        this.background = background;
    }

    private record Retired(UUID id, String runpodId) {}

    /** Retires what is too much and cancels what is retired. */
    public void reduce(Endpoint endpoint) {
        if (surplus(endpoint, endpoint.budget()) > 0) {
            transactions.in(() -> retire(endpoint));
        }
        for (Retired retired : toCancel(endpoint)) {
            background.once("cancel-" + retired.id(), () -> runPod.cancel(endpoint, retired.runpodId()));
        }
    }

    /** How many more wait than there are claims to make soon; none while anything is due now. */
    private int surplus(Endpoint endpoint, int budget) {
        if (!due.count(endpoint.engines(), 1, 0).isEmpty()) {
            return 0;
        }
        int waiting = waiting(endpoint);
        if (waiting == 0) {
            return 0;
        }
        int enough = Math.max(waiting, 2 * budget) * endpoint.chunk();
        int claims = ChunkSize.chunks(due.count(endpoint.engines(), enough, SOON_SECONDS), budget, endpoint.chunk());
        // Again, behind the work: what was claimed in between is neither.
        return Math.min(waiting, waiting(endpoint)) - claims;
    }

    private int waiting(Endpoint endpoint) {
        return sql.first("select count(*) as n from invocation where " + WAITING, c -> c.number("n"), endpoint.name())
                .orElseThrow();
    }

    /** Under the endpoint's row, as permits are taken: two replicas that count at once would retire what is wanted. */
    private int retire(Endpoint endpoint) {
        int budget = sql.first(
                        "select budget from endpoint where name = ? for update",
                        c -> c.number("budget"),
                        endpoint.name())
                .orElseThrow();
        List<UUID> oldest = sql.list(
                """
                select id from invocation where %s and %s < timestampadd(second, ?, utc_timestamp(6))
                order by created_at limit ? for update skip locked
                """.formatted(WAITING, Permits.SENT_AT),
                c -> c.uuid("id"),
                endpoint.name(),
                -LEAST_AGE_SECONDS,
                Math.max(0, surplus(endpoint, budget)));
        return oldest.isEmpty() ? 0 : sql.update("""
                        update invocation set retired_at = utc_timestamp(6), next_poll_at = utc_timestamp(6), polls = 0
                        where id in (??)
                        """, oldest);
    }

    private List<Retired> toCancel(Endpoint endpoint) {
        return transactions.in(() -> {
            List<Retired> retired =
                    sql.list("""
                    select id, runpod_id from invocation where endpoint = ? and state = 'posted'
                      and retired_at is not null and terminal is null
                      and (cancel_sent_at is null or cancel_sent_at < timestampadd(second, -60, utc_timestamp(6)))
                    limit ? for update skip locked
                    """, c -> new Retired(c.uuid("id"), c.text("runpod_id")), endpoint.name(), AT_ONCE);
            if (!retired.isEmpty()) {
                sql.update("""
                        update invocation set cancel_sent_at = utc_timestamp(6), polls = 0,
                          next_poll_at = timestampadd(second, 1, utc_timestamp(6))
                        where id in (??)
                        """, retired.stream().map(Retired::id).toList());
            }
            return retired;
        });
    }
}
