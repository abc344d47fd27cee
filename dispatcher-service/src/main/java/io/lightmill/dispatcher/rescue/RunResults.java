package io.lightmill.dispatcher.rescue;

import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes what a terminal result repeats, as far as it is whole: any program may have written it. It proves that the run which it names makes nothing
 * more, and proves it of no other.
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
        result.attempts().stream().filter(Objects::nonNull).forEach(attempt -> settle(invocationId, attempt));
        lost.end(attempts.running(List.of(invocationId)).stream()
                .filter(attempt -> attempt.runId().equals(result.runId()))
                .toList());
    }

    private void settle(UUID invocationId, RunResult.AttemptResult result) {
        if (result.attemptId() == null || result.items() == null) {
            return;
        }
        List<ItemReport> items = result.items().stream().filter(Word::isWhole).toList();
        attempts.find(result.attemptId())
                .filter(attempt -> attempt.invocationId().equals(invocationId))
                .map(Attempt::jobId)
                .ifPresent(job -> settler.settle(job, Word.reports(result.attemptId(), items)));
    }
}
