package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemChanges;
import io.lightmill.dispatcher.queue.ItemPhase;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.queue.Jobs;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What storage-service says of an output counts only while the item's output is that attempt's. */
@Singleton
public class OutputVerdicts {

    private static final Logger LOG = Logger.getLogger(OutputVerdicts.class);

    private static final int TOGETHER = 500;

    private final Sql sql;
    private final Transactions transactions;
    private final Jobs jobs;
    private final ItemChanges changes;
    private final RetryRule retries;

    OutputVerdicts(Sql sql, Transactions transactions, Jobs jobs, ItemChanges changes, RetryRule retries) {
        this.sql = sql;
        this.transactions = transactions;
        this.jobs = jobs;
        this.changes = changes;
        this.retries = retries;
    }

    /** They are kept: nothing of these items changes any more. */
    public void archived(List<OutputArchived> outputs) {
        for (int from = 0; from < outputs.size(); from += TOGETHER) {
            List<OutputArchived> some = outputs.subList(from, Math.min(outputs.size(), from + TOGETHER));
            transactions.alone(() -> archive(some));
        }
    }

    /** One statement: ids are looked up in the order in which everybody locks items, and each counts with its attempt only. */
    private int archive(List<OutputArchived> outputs) {
        List<UUID> ids = outputs.stream().map(OutputArchived::itemId).toList();
        Stream<UUID> pairs = outputs.stream().flatMap(output -> Stream.of(output.itemId(), output.attemptId()));
        return sql.update(
                """
                update item set state = 'archived', changed_at = utc_timestamp(6)
                where id in (??) and state = 'generated' and (id, attempt_id) in (%s)
                """.formatted(String.join(",", Collections.nCopies(outputs.size(), "(?,?)"))),
                Stream.concat(Stream.of(ids), pairs).toArray());
    }

    /** It is missing or no picture: the retry rule decides. */
    public void rejected(OutputRejected output) {
        transactions.run(() -> jobs.lockShared(output.jobId()).ifPresent(job -> reject(job, output)));
    }

    private void reject(Job job, OutputRejected output) {
        LOG.infof(
                "An output is rejected: %s jobId=%s itemId=%s attemptId=%s",
                output.code(), output.jobId(), output.itemId(), output.attemptId());
        List<Item> changed = changes.lock(List.of(output.itemId())).stream()
                .filter(item -> item.phase() == ItemPhase.GENERATED
                        && output.attemptId().equals(item.attemptId()))
                .map(item -> after(item, output, job))
                .toList();
        changes.write(changed, job.userId());
    }

    private Item after(Item item, OutputRejected output, Job job) {
        RetryRule.Setback setback = new RetryRule.Setback(output.code(), output.message(), false, null, 0);
        return retries.decide(item, setback).applied(item, job.cancelled(), changes.now());
    }
}
