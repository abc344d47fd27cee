package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.runpod.RunPod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Takes back invocations that wait at RunPod with no work left for them: first retired, so that a worker that comes all the same gets
 * nothing, then cancelled. Work that becomes due within a minute still counts.
 */
@Singleton
public class Surplus {

    /** Younger ones may just be on their way, with the work that they were posted for taken by a worker that was free. */
    private static final int LEAST_AGE_SECONDS = 5;

    private static final int SOON_SECONDS = 60;
    private static final int AT_ONCE = 20;

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
        if (due.count(endpoint.engines(), 1, SOON_SECONDS).isEmpty()) {
            retire(endpoint);
        }
        for (Retired retired : toCancel(endpoint)) {
            background.once("cancel-" + retired.id(), () -> runPod.cancel(endpoint, retired.runpodId()));
        }
    }

    private void retire(Endpoint endpoint) {
        sql.update("""
                update invocation set retired_at = utc_timestamp(6), next_poll_at = utc_timestamp(6), polls = 0
                where endpoint = ? and state = 'posted' and claimed_at is null and retired_at is null
                  and runpod_id is not null and terminal is null
                  and %s < timestampadd(second, ?, utc_timestamp(6))
                """.formatted(Permits.SENT_AT), endpoint.name(), -LEAST_AGE_SECONDS);
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
