package io.lightmill.dispatcher.settle;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.queue.Jobs;
import io.lightmill.trace.CurrentTrace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles words about attempts of one job in one transaction: the job shared, attempts and items in the order of their ids. Whatever
 * way a verdict comes, it comes through here, and the rows' locks make the first one win.
 */
@Singleton
public class Settling {

    private final Transactions transactions;
    private final Jobs jobs;
    private final ChunkRows rows;
    private final Prices prices;

    Settling(Transactions transactions, Jobs jobs, ChunkRows rows, Prices prices) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.rows = rows;
        this.prices = prices;
    }

    /**
     * What a group of words came to.
     *
     * @param stop for each word, the items that its worker should drop
     * @param ended attempts that ended now
     * @param changes what became of items, in order
     * @param attempts that the words were about, as they are now
     * @param traceparent the job's
     */
    public record Settled(
            List<List<UUID>> stop,
            List<Attempt> ended,
            List<Item> changes,
            Map<UUID, Attempt> attempts,
            @Nullable String traceparent) {}

    /** Settles words about attempts of this job. */
    public Settled settle(UUID jobId, List<Word> words) {
        return transactions.in(
                () -> jobs.lockShared(jobId).map(job -> settle(job, words)).orElseGet(() -> nothing(words)));
    }

    /** The job was cleaned away: long final. */
    private static Settled nothing(List<Word> words) {
        return new Settled(words.stream().map(word -> List.<UUID>of()).toList(), List.of(), List.of(), Map.of(), null);
    }

    private Settled settle(Job job, List<Word> words) {
        try (CurrentTrace.Scope scope = CurrentTrace.enter(job.traceparent())) {
            Chunk chunk = rows.lock(job, words.stream().map(Word::attemptId).toList());
            words.stream().filter(word -> chunk.isOf(word.attemptId())).forEach(word -> apply(chunk, word));
            rows.write(chunk);
            List<List<UUID>> stop =
                    words.stream().map(word -> chunk.unwanted(word.attemptId())).toList();
            return new Settled(stop, chunk.ended(), chunk.changes(), chunk.attempts(), job.traceparent());
        }
    }

    private void apply(Chunk chunk, Word word) {
        Attempt attempt = chunk.attempt(word.attemptId());
        Word.Loss loss = word.loss();
        boolean lost = loss != null && rows.isProven(loss, attempt.id());
        // Before the reports: of two verdicts the first one counts, and a file that is there is there.
        if (loss == null || lost) {
            chunk.find(attempt.id(), word.found());
        }
        word.reports().forEach(report -> chunk.judge(attempt.id(), prices.priced(report, attempt)));
        if (loss != null && lost) {
            chunk.lose(attempt.id(), loss.lostInRow());
        } else {
            chunk.endIfSettled(attempt.id());
        }
    }
}
