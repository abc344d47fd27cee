package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.crash.CrashPoint;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.background.Gathering;
import io.lightmill.dispatcher.background.Gathering.Waiting;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.Shares;
import io.lightmill.trace.CurrentTrace;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Settles what comes in about a job's attempts, many words in one transaction, and does what follows after its commit. */
@Singleton
public class Settler {

    private static final Logger LOG = Logger.getLogger(Settler.class);

    private static final int GROUP = 32;

    private final Uploads uploads;
    private final Settling settling;
    private final Figures figures;
    private final Shares shares;
    private final MeterRegistry meters;
    private final Gathering<UUID, Word, List<UUID>> gathering =
            new Gathering<>(GROUP, word -> new Object(), this::settle);

    /** Settles with these parts. */
    Settler(Uploads uploads, Settling settling, Figures figures, Shares shares, MeterRegistry meters) {
        this.uploads = uploads;
        this.settling = settling;
        this.figures = figures;
        this.shares = shares;
        this.meters = meters;
    }

    /**
     * Settles a word; the answer names items of the attempt that its worker should drop.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when the bucket must be looked at, and cannot be
     */
    public List<UUID> settle(UUID jobId, Word word) {
        return gathering.ask(jobId, uploads.lookedUp(word));
    }

    private void settle(UUID jobId, List<Waiting<Word, List<UUID>>> group) {
        Settling.Settled settled =
                settling.settle(jobId, group.stream().map(Waiting::request).toList());
        CrashPoint.VERDICT_SETTLED.reach();
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer().complete(settled.stop().get(i));
        }
        try (CurrentTrace.Scope scope = CurrentTrace.enter(settled.traceparent())) {
            settled.changes().forEach(item -> changed(item, settled));
            settled.ended().forEach(this::ended);
        }
    }

    private void changed(Item item, Settling.Settled settled) {
        switch (item.phase()) {
            case GENERATED -> made(item, settled);
            case FAILED -> note(Logger.Level.INFO, "An item failed", item);
            default -> note(Logger.Level.DEBUG, "An item was not made", item);
        }
    }

    private static void note(Logger.Level level, String what, Item item) {
        LOG.logf(
                level,
                "%s: %s %s jobId=%s itemId=%s attemptId=%s",
                what,
                item.phase(),
                item.code(),
                item.jobId(),
                item.id(),
                item.attemptId());
    }

    private void ended(Attempt attempt) {
        LOG.infof(
                "An attempt ended, %s. jobId=%s attemptId=%s invocationId=%s",
                attempt.lost() ? "lost" : "done", attempt.jobId(), attempt.id(), attempt.invocationId());
        shares.correct(attempt.userId(), attempt.seconds() - attempt.predicted());
        if (attempt.lost()) {
            figures.lost(attempt.endpoint());
        }
        meters.counter("lightmill.attempts", "reason", attempt.lost() ? "lost" : "done")
                .increment();
    }

    private void made(Item item, Settling.Settled settled) {
        UUID attemptId = item.attemptId();
        GeneratedOutput output = item.output();
        Attempt attempt = attemptId == null ? null : settled.attempts().get(attemptId);
        if (attempt != null && output != null) {
            measure(attempt, output);
        }
        meters.counter("lightmill.items", "outcome", "generated").increment();
    }

    /** What was found in the bucket without a report says nothing of seconds and price. */
    private void measure(Attempt attempt, GeneratedOutput output) {
        Double usd = output.costUsd();
        if (usd != null) {
            figures.made(attempt.endpoint(), attempt.engine(), output.seconds(), usd);
        }
    }
}
