package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.error.Retry;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemPhase;
import io.lightmill.dispatcher.queue.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of one job with their items, all locked, while verdicts are applied to them. The rules of settling are here; reading and
 * writing the rows is not.
 */
final class Chunk {

    private final Job job;
    private final RetryRule retries;
    private final long now;
    private final List<Attempt> before;
    private final Map<UUID, Attempt> attempts = new LinkedHashMap<>();
    private final Map<UUID, Item> items = new LinkedHashMap<>();
    private final List<Item> changes = new ArrayList<>();

    Chunk(Job job, List<Attempt> attempts, List<Item> items, RetryRule retries, long now) {
        this.job = job;
        this.retries = retries;
        this.now = now;
        this.before = attempts;
        attempts.forEach(attempt -> this.attempts.put(attempt.id(), attempt));
        items.forEach(item -> this.items.put(item.id(), item));
    }

    UUID userId() {
        return job.userId();
    }

    /** Whether this attempt is among them; one that was cleaned away is not. */
    boolean isOf(UUID attemptId) {
        return attempts.containsKey(attemptId);
    }

    /** All, as they are now. */
    Map<UUID, Attempt> attempts() {
        return attempts;
    }

    /** Those that are not as they were found. */
    List<Attempt> changedAttempts() {
        return before.stream()
                .map(attempt -> attempt(attempt.id()))
                .filter(attempt -> !before.contains(attempt))
                .toList();
    }

    /** Those that were running when they were found, and are not any more. */
    List<Attempt> ended() {
        return before.stream()
                .filter(Attempt::running)
                .map(attempt -> attempt(attempt.id()))
                .filter(attempt -> !attempt.running())
                .toList();
    }

    /** An attempt as it is now. */
    Attempt attempt(UUID id) {
        return Objects.requireNonNull(attempts.get(id));
    }

    /** Every change in its order; an item may appear more than once. */
    List<Item> changes() {
        return changes;
    }

    /** A verdict. One that was heard before, or is of no item of the chunk, changes nothing. */
    void judge(UUID attemptId, ItemReport report) {
        Attempt attempt = attempt(attemptId);
        Item item = items.get(report.itemId());
        if (item == null || !attempt.items().contains(item.id()) || attempt.hasJudged(item.id())) {
            return;
        }
        attempts.put(attemptId, attempt.judging(item.id()));
        GeneratedOutput output = report.output();
        if (report.outcome() == ItemReport.Outcome.GENERATED && output != null) {
            generated(attempt.id(), item, output);
        } else if (belongs(attempt, item)) {
            ErrorCode code = report.code() == null ? ErrorCode.ENGINE_FAILED : report.code();
            String message = report.message() == null ? code.sentence() : report.message();
            setBack(item, new RetryRule.Setback(code, message, false, report.retryAfterSeconds(), 0));
        }
    }

    /** Ends an attempt whose items are all settled. */
    void endIfSettled(UUID attemptId) {
        Attempt attempt = attempt(attemptId);
        if (attempt.running() && open(attempt).isEmpty()) {
            attempts.put(attemptId, attempt.ended(false));
        }
    }

    /** Outputs that lie in the bucket are verdicts, too. */
    void find(UUID attemptId, Map<UUID, GeneratedOutput> outputs) {
        outputs.forEach((id, output) ->
                judge(attemptId, new ItemReport(id, ItemReport.Outcome.GENERATED, output, null, null, null)));
    }

    /** Ends an attempt that is proven lost: what it left open goes back. */
    void lose(UUID attemptId, int lostInRow) {
        Attempt attempt = attempt(attemptId);
        if (!attempt.running()) {
            return;
        }
        List<Item> left = open(attempt);
        left.forEach(item -> setBack(item, lossOf(attempt, item, lostInRow)));
        attempts.put(attemptId, attempt.ended(!left.isEmpty()));
    }

    /** Items of the attempt that its worker should not go on with. */
    List<UUID> unwanted(UUID attemptId) {
        if (!isOf(attemptId)) {
            return List.of();
        }
        Attempt attempt = attempt(attemptId);
        return attempt.items().stream()
                .filter(id -> !attempt.hasJudged(id))
                .filter(id -> job.cancelled() || !belongs(attempt, items.get(id)))
                .toList();
    }

    /**
     * A worker that dies on an item that went alone is taken to have died of it; before that, nobody knows which of the chunk it
     * was, and each goes alone from now on.
     */
    private static RetryRule.Setback lossOf(Attempt attempt, Item item, int lostInRow) {
        boolean wasAlone = item.alone() && attempt.items().size() == 1;
        ErrorCode code = wasAlone ? ErrorCode.WORKER_CRASHED : ErrorCode.WORKER_LOST;
        return new RetryRule.Setback(code, code.sentence(), true, null, lostInRow);
    }

    /** An output counts while the item is open, though the attempt be lost and a newer one running. */
    private void generated(UUID attemptId, Item item, GeneratedOutput output) {
        if (item.phase().isOpen()) {
            change(item.generated(attemptId, output, now));
        }
    }

    /** Of a cancelled job nothing is tried again, so what was no fault of the item counts as none: it could not fail of it for good. */
    private void setBack(Item item, RetryRule.Setback setback) {
        if (job.cancelled() && isNoFault(setback.code().retry())) {
            change(item.cancelled(now));
            return;
        }
        change(retries.decide(item, setback).applied(item, job.cancelled(), now));
    }

    private static boolean isNoFault(Retry retry) {
        return retry == Retry.ALLOWANCE || retry == Retry.FREELY;
    }

    private void change(Item item) {
        items.put(item.id(), item);
        changes.add(item);
    }

    private List<Item> open(Attempt attempt) {
        return attempt.items().stream()
                .map(items::get)
                .filter(Objects::nonNull)
                .filter(item -> belongs(attempt, item))
                .toList();
    }

    private static boolean belongs(Attempt attempt, @Nullable Item item) {
        return item != null
                && item.phase() == ItemPhase.PROCESSING
                && attempt.id().equals(item.attemptId());
    }
}
