package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemEvents;
import io.lightmill.dispatcher.queue.ItemPhase;
import io.lightmill.dispatcher.queue.Items;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.queue.Jobs;
import io.lightmill.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What storage-service says of an output counts only while the item's output is that attempt's. */
@Singleton
public class OutputVerdicts {

    private final Sql sql;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Items items;
    private final Outbox outbox;
    private final InstantSource clock;
    private final RetryRule retries;

    /** Verdicts on items of this database. */
    public OutputVerdicts(
            Sql sql,
            Transactions transactions,
            Jobs jobs,
            Items items,
            Outbox outbox,
            InstantSource clock,
            RetryLimits limits) {
        this.sql = sql;
        this.transactions = transactions;
        this.jobs = jobs;
        this.items = items;
        this.outbox = outbox;
        this.clock = clock;
        this.retries = new RetryRule(
                limits.faults(),
                limits.losses(),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** They are kept: nothing of these items changes any more. */
    public void archived(List<OutputArchived> outputs) {
        // In the order of ids, as everybody locks items.
        List<@Nullable Object[]> rows = outputs.stream()
                .sorted(Comparator.comparing(output -> output.itemId().toString()))
                .map(output -> new @Nullable Object[] {output.itemId(), output.attemptId()})
                .toList();
        transactions.run(() -> sql.batch("""
                update item set state = 'archived', changed_at = utc_timestamp(6)
                where id = ? and attempt_id = ? and state = 'generated'
                """, rows));
    }

    /** It is missing or no picture: the retry rule decides. */
    public void rejected(OutputRejected output) {
        transactions.run(() -> jobs.lockShared(output.jobId())
                .ifPresent(job -> items.lock(List.of(output.itemId())).stream()
                        .filter(item -> item.phase() == ItemPhase.GENERATED
                                && output.attemptId().equals(item.attemptId()))
                        .map(item -> after(item, output, job))
                        .forEach(item -> {
                            items.write(List.of(item));
                            outbox.appendAll(List.of(ItemEvents.of(item, job.userId(), clock.instant())));
                        })));
    }

    private Item after(Item item, OutputRejected output, Job job) {
        long now = clock.millis();
        RetryRule.Setback setback = new RetryRule.Setback(output.code(), output.message(), false, null, 0);
        return switch (retries.decide(item, setback)) {
            case RetryRule.Decision.GivenUp givenUp -> item.failed(givenUp.setback(), now);
            case RetryRule.Decision.Again again ->
                job.cancelled() ? item.cancelled(now) : item.requeued(again.setback(), again.after(), now);
        };
    }
}
