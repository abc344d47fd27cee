package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ItemReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Tells the verdicts on items, several at once where several are ready. */
final class Reporter {

    private static final int TRIES = 8;
    private static final Duration LONGEST_UNTOLD = Duration.ofMillis(50);

    private final Surroundings with;
    private final WorkerRoutes routes;
    private final RunLedger ledger;
    private final Listener listener;

    Reporter(Surroundings with, WorkerRoutes routes, RunLedger ledger, Listener listener) {
        this.with = with;
        this.routes = routes;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** The run. */
    interface Listener {

        /** Whether the run is over: then nothing is told any more. */
        boolean isOver();

        /** Some verdicts were taken; the answer names items that nobody wants any more. */
        void told(OpenAttempt attempt, List<UUID> unwanted);

        /** What could be told of this attempt by now was told. */
        void quiet(OpenAttempt attempt);
    }

    void settle(OpenAttempt attempt, ItemReport report) {
        if (report.outcome() == Outcome.FAILED) {
            with.counts().fail();
        }
        boolean first = !attempt.hasUntold();
        attempt.settle(report);
        // With an instant engine all of a chunk is being stored at once: then one report tells of all.
        if (!attempt.isStoring()) {
            tell(attempt);
        } else if (first) {
            with.timers().after(LONGEST_UNTOLD, () -> tell(attempt));
        }
    }

    /** Nobody wants these any more: the attempt counts until all its items have a verdict. */
    void giveBack(OpenAttempt attempt, List<UUID> items) {
        items.forEach(id -> attempt.settle(
                new ItemReport(id, Outcome.FAILED, null, ErrorCode.STOPPED, "Nobody wants it any more.", null)));
        tell(attempt);
    }

    private void tell(OpenAttempt attempt) {
        if (listener.isOver() || !attempt.hasUntold()) {
            return;
        }
        List<ItemReport> reports = attempt.tell();
        Again.whilePassing(with.timers(), TRIES, () -> routes.report(attempt.id(), reports))
                .onComplete(answer -> {
                    attempt.told();
                    if (listener.isOver()) {
                        return;
                    }
                    if (answer.succeeded()) {
                        taken(attempt, reports);
                        listener.told(attempt, answer.result().stop());
                    }
                    tell(attempt);
                    listener.quiet(attempt);
                });
    }

    private void taken(OpenAttempt attempt, List<ItemReport> reports) {
        reports.forEach(report -> {
            with.counts().report();
            ledger.reported(attempt.id(), report);
        });
    }
}
