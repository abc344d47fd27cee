package io.lightmill.dispatcher.settle;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemChanges;
import io.lightmill.dispatcher.queue.ItemPhase;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.queue.Jobs;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Settles words about attempts of one job in one transaction: the job shared, attempts and items in the order of their ids. Whatever
 * way a verdict comes, it comes through here, and the rows' locks make the first one win.
 */
@Singleton
public class Settling {

    private final Transactions transactions;
    private final Jobs jobs;
    private final Attempts attempts;
    private final ItemChanges changes;
    private final Prices prices;
    private final RetryRule retries;

    Settling(
            Transactions transactions,
            Jobs jobs,
            Attempts attempts,
            ItemChanges changes,
            Prices prices,
            RetryRule retries) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.attempts = attempts;
        this.changes = changes;
        this.prices = prices;
        this.retries = retries;
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
        List<Attempt> before = attempts.lock(
                words.stream().map(Word::attemptId).distinct().sorted().toList());
        List<UUID> ids = before.stream()
                .flatMap(attempt -> attempt.items().stream())
                .distinct()
                .sorted()
                .toList();
        Chunk chunk = new Chunk(job, before, changes.lock(ids), retries, changes.now());
        for (Word word : words) {
            if (before.stream().anyMatch(attempt -> attempt.id().equals(word.attemptId()))) {
                apply(chunk, word);
            }
        }
        write(chunk, job, before);
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

    private void write(Chunk chunk, Job job, List<Attempt> before) {
        changes.write(chunk.changes(), job.userId());
        attempts.write(before.stream()
                .map(attempt -> chunk.attempt(attempt.id()))
                .filter(attempt -> !before.contains(attempt))
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
