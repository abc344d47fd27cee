package io.lightmill.dispatcher.rescue;

import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes what a terminal result repeats, as far as it is whole: any program may have written it. It proves that the run which it names
 * makes nothing more, and proves it of no other.
 */
@Singleton
class RunResults {

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

    private void settle(UUID invocationId, List<RunResult.AttemptResult> results) {
        Map<UUID, Attempt> known =
                attempts
                        .find(results.stream()
                                .map(RunResult.AttemptResult::attemptId)
                                .toList())
                        .stream()
                        .filter(attempt -> attempt.invocationId().equals(invocationId))
                        .collect(Collectors.toMap(Attempt::id, attempt -> attempt));
        for (RunResult.AttemptResult result : results) {
            Attempt attempt = known.get(result.attemptId());
            List<ItemReport> items =
                    result.items().stream().filter(Word::isWhole).toList();
            if (attempt != null && isNews(attempt, items)) {
                settler.settle(attempt.jobId(), Word.reports(attempt.id(), items));
            }
        }
    }

    /**
     * Most of a result was reported before: a run of some minutes has made hundreds of attempts, and its permit, and often all others,
     * wait until the last of them is looked at.
     */
    private static boolean isNews(Attempt attempt, List<ItemReport> items) {
        return attempt.running() || items.stream().anyMatch(item -> !attempt.hasJudged(item.itemId()));
    }
}
