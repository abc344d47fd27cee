package io.lightmill.dispatcher.settle;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemEvents;
import io.lightmill.dispatcher.queue.ItemPhase;
import io.lightmill.dispatcher.queue.Items;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.queue.Jobs;
import io.lightmill.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Settles words about attempts of one job in one transaction: the job shared, attempts and items in the order of their ids. Whatever
 * way a verdict comes, it comes through here, and the rows' locks make the first one win.
 */
@Singleton
public class Settling {

    private final Transactions transactions;
    private final Jobs jobs;
    private final Attempts attempts;
    private final Items items;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Prices prices;
    private final RetryRule retries;

    /** Settles in this database. */
    public Settling(
            Transactions transactions,
            Jobs jobs,
            Attempts attempts,
            Items items,
            Outbox outbox,
            InstantSource clock,
            Prices prices,
            RetryLimits limits) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.attempts = attempts;
        this.items = items;
        this.outbox = outbox;
        this.clock = clock;
        this.prices = prices;
        this.retries = new RetryRule(
                limits.faults(),
                limits.losses(),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * What a group of words came to.
     *
     * @param stop for each word, the items that its worker should drop
     * @param ended attempts that ended now
     * @param generated items that were made, with the attempt that made each
     */
    public record Settled(List<List<UUID>> stop, List<Attempt> ended, List<Item> generated, Map<UUID, Attempt> of) {}

    /** Settles words about attempts of this job. */
    public Settled settle(UUID jobId, List<Word> words) {
        return transactions.in(
                () -> jobs.lockShared(jobId).map(job -> settle(job, words)).orElseGet(() -> nothing(words)));
    }

    /** The job was cleaned away: long final. */
    private static Settled nothing(List<Word> words) {
        return new Settled(words.stream().map(word -> List.<UUID>of()).toList(), List.of(), List.of(), Map.of());
    }

    private Settled settle(Job job, List<Word> words) {
        Instant now = clock.instant();
        List<Attempt> before = attempts.lock(
                words.stream().map(Word::attemptId).distinct().sorted().toList());
        List<UUID> ids = before.stream()
                .flatMap(attempt -> attempt.items().stream())
                .distinct()
                .sorted()
                .toList();
        Chunk chunk = new Chunk(job, before, items.lock(ids), retries, now.toEpochMilli());
        for (Word word : words) {
            if (before.stream().anyMatch(attempt -> attempt.id().equals(word.attemptId()))) {
                apply(chunk, word);
            }
        }
        write(chunk, job, before, now);
        return settled(chunk, words, before);
    }

    private void apply(Chunk chunk, Word word) {
        Attempt attempt = chunk.attempt(word.attemptId());
        word.reports().forEach(report -> chunk.judge(attempt.id(), prices.priced(report, attempt)));
        Word.Loss loss = word.loss();
        // A beat may have moved the deadline since somebody saw it passed.
        if (loss != null && (!loss.byDeadline() || attempts.isOverdue(word.attemptId()))) {
            chunk.lose(word.attemptId(), loss);
        } else {
            chunk.endIfSettled(word.attemptId());
        }
    }

    private void write(Chunk chunk, Job job, List<Attempt> before, Instant now) {
        Map<UUID, Item> last = new LinkedHashMap<>();
        chunk.changes().forEach(item -> last.put(item.id(), item));
        items.write(List.copyOf(last.values()));
        attempts.write(before.stream()
                .map(attempt -> chunk.attempt(attempt.id()))
                .filter(attempt -> !before.contains(attempt))
                .toList());
        outbox.appendAll(chunk.changes().stream()
                .map(item -> ItemEvents.of(item, job.userId(), now))
                .toList());
    }

    private static Settled settled(Chunk chunk, List<Word> words, List<Attempt> before) {
        Map<UUID, Attempt> known = new LinkedHashMap<>();
        List<Attempt> ended = new ArrayList<>();
        for (Attempt attempt : before) {
            Attempt after = chunk.attempt(attempt.id());
            known.put(attempt.id(), after);
            if (attempt.running() && !after.running()) {
                ended.add(after);
            }
        }
        return new Settled(
                words.stream()
                        .map(word -> known.containsKey(word.attemptId())
                                ? chunk.unwanted(word.attemptId())
                                : List.<UUID>of())
                        .toList(),
                ended,
                chunk.changes().stream()
                        .filter(item -> item.phase() == ItemPhase.GENERATED)
                        .toList(),
                known);
    }
}
