package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemEvents;
import io.lightmill.dispatcher.queue.ItemPhase;
import io.lightmill.dispatcher.queue.Items;
import io.lightmill.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says again that items were generated, where storage-service's answer does not come: one of the two words was lost with the broker. A
 * report that comes again is answered with the same word again, and counts once. Who compares jobs asks about those that are open to
 * their owner, and an item may be open here alone.
 */
@Singleton
public class Unanswered {

    private static final int AFTER_SECONDS = 60;
    private static final int AT_ONCE = 200;

    private final Sql sql;
    private final Transactions transactions;
    private final Items items;
    private final Outbox outbox;
    private final InstantSource clock;

    Unanswered(Sql sql, Transactions transactions, Items items, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.items = items;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Open(UUID jobId, UUID userId, UUID itemId) {}

    /** Each of them once a minute. */
    public void sayAgain() {
        Map<UUID, List<Open>> byJob = sql
                .list(
                        """
                        select j.id as job_id, j.user_id, i.id as item_id
                        from job j straight_join item i force index (queue) on i.job_id = j.id
                        where j.closed_at is null and j.user_id is not null and i.state = 'generated'
                          and i.changed_at < timestampadd(second, -?, utc_timestamp(6))
                        limit ?
                        """,
                        c -> new Open(c.uuid("job_id"), c.uuid("user_id"), c.uuid("item_id")),
                        AFTER_SECONDS,
                        AT_ONCE)
                .stream()
                .collect(Collectors.groupingBy(Open::jobId));
        byJob.values().forEach(this::say);
    }

    private void say(List<Open> ofOneJob) {
        Open any = ofOneJob.getFirst();
        List<UUID> ids = ofOneJob.stream().map(Open::itemId).toList();
        transactions.in(() -> {
            sql.update("""
                    update item set changed_at = utc_timestamp(6) where id in (??) and state = 'generated'
                    """, ids);
            List<Item> open = items.of(any.jobId(), ids).stream()
                    .filter(item -> item.phase() == ItemPhase.GENERATED)
                    .toList();
            outbox.appendAll(open.stream()
                    .map(item -> ItemEvents.of(item, any.userId(), clock.instant()))
                    .toList());
            return open.size();
        });
    }
}
