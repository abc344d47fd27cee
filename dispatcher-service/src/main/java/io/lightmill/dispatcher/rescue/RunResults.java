package io.lightmill.dispatcher.rescue;

import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes what a terminal result repeats, as far as it is whole: any program may have written it. It proves that the run which it names
 * makes nothing more, and proves it of no other.
 */
@Singleton
class RunResults {

    private static final int TOGETHER = 500;

    private final Attempts attempts;
    private final Settler settler;
    private final LostAttempts lost;

    RunResults(Attempts attempts, Settler settler, LostAttempts lost) {
        this.attempts = attempts;
        this.settler = settler;
        this.lost = lost;
    }

    /** Settles what the run said of its attempts, and ends those that it left open. One of another invocation is no word of it. */
    void take(UUID invocationId, RunResult result) {
        if (!invocationId.equals(result.invocationId())) {
            return;
        }
        settle(
                invocationId,
                result.attempts().stream()
                        .filter(Objects::nonNull)
                        .filter(attempt -> attempt.attemptId() != null && attempt.items() != null)
                        .toList());
        lost.end(attempts.running(List.of(invocationId)).stream()
                .filter(attempt -> attempt.runId().equals(result.runId()))
                .toList());
    }

    /** A run of some minutes has made hundreds of attempts, and its permit, and often all others, wait until each is looked at. */
    private void settle(UUID invocationId, List<RunResult.AttemptResult> results) {
        Map<UUID, Attempt> known = new HashMap<>();
        for (int from = 0; from < results.size(); from += TOGETHER) {
            List<UUID> some = results.subList(from, Math.min(results.size(), from + TOGETHER)).stream()
                    .map(RunResult.AttemptResult::attemptId)
                    .toList();
            attempts.find(some).forEach(attempt -> known.put(attempt.id(), attempt));
        }
        for (RunResult.AttemptResult result : results) {
            Attempt attempt = known.get(result.attemptId());
            List<ItemReport> items =
                    result.items().stream().filter(Word::isWhole).toList();
            if (attempt != null && attempt.invocationId().equals(invocationId) && mayChangeAnything(attempt, items)) {
                settler.settle(attempt.jobId(), Word.reports(attempt.id(), items));
            }
        }
    }

    /**
     * An attempt that has ended and has judged all of these is changed by none of them. It was read without a lock, but verdicts are
     * only ever added and an end is one for good.
     */
    private static boolean mayChangeAnything(Attempt attempt, List<ItemReport> items) {
        return attempt.running() || items.stream().anyMatch(item -> !attempt.hasJudged(item.itemId()));
    }
}
