package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ItemReport.Outcome;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.runpodlocal.fault.SimulationFault;
import io.lightmill.runpodlocal.fault.SimulationFault.Moment;
import io.lightmill.runpodlocal.time.Timers;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the handler, as the worker of {@code worker-runpod} does it: claim, make one item after the other, store
 * and report them beside the engine, claim the next chunk while the last item runs, at most two attempts at a time, until
 * nothing is queued or the session is over.
 */
final class SimulatedRun implements EngineLine.Course {

    private static final int MOST_OPEN = 2;
    private static final int CLAIM_TRIES = 100;
    private static final int REPORT_TRIES = 8;
    private static final Duration LONGEST_UNTOLD = Duration.ofMillis(50);

    private final Surroundings with;
    private final WorkerRoutes routes;
    private final Pictures pictures;
    private final EngineLine engine;
    private final RunLedger ledger;
    private final Owner owner;
    private final String workerId;
    private final String requestId;
    private final InvocationInput invocation;
    private final UUID runId = UUID.randomUUID();
    private final List<OpenAttempt> attempts = new ArrayList<>();
    private final List<RunResult.AttemptResult> results = new ArrayList<>();
    private Instant sessionEnd;
    private Timers.@Nullable Timer beats;
    private int claims;
    private boolean claiming;
    private boolean exhausted;
    private boolean over;

    SimulatedRun(Surroundings with, Owner owner, String workerId, String requestId, InvocationInput invocation) {
        this.with = with;
        this.owner = owner;
        this.workerId = workerId;
        this.requestId = requestId;
        this.invocation = invocation;
        this.routes = new WorkerRoutes(with.http(), invocation);
        this.pictures = new Pictures(with, routes);
        this.engine = new EngineLine(with, this);
        this.ledger = new RunLedger(with.ledger(), workerId, requestId, invocation.invocationId(), runId);
        this.sessionEnd = with.now().plusSeconds(invocation.sessionSeconds());
    }

    /** The worker. */
    interface Owner {

        /** The run returned this. */
        void returned(RunResult result);

        /** A fault kills the worker now. */
        void dies();
    }

    void start() {
        with.counts().run();
        claim();
    }

    /** Nothing of it happens any more; nothing is told. */
    void stop() {
        over = true;
        engine.halt();
        if (beats != null) {
            beats.cancel();
        }
    }

    // Claiming

    private void claimIfWise() {
        if (over || claiming || exhausted || attempts.size() >= MOST_OPEN || !engine.hasNoneWaiting()) {
            return;
        }
        if (with.now().isBefore(sessionEnd)) {
            claim();
        } else {
            exhausted = true;
        }
    }

    private void claim() {
        claiming = true;
        Instant[] asked = new Instant[1];
        ClaimRequest request = new ClaimRequest(runId, ++claims, requestId, workerId, null);
        Again.whilePassing(with.timers(), CLAIM_TRIES, () -> {
                    asked[0] = with.now();
                    // After the session's end there is no use in asking on.
                    return over || !asked[0].isBefore(sessionEnd)
                            ? Future.succeededFuture(Optional.<ClaimedChunk>empty())
                            : routes.claim(request);
                })
                .onComplete(answer -> {
                    claiming = false;
                    if (!over) {
                        claimed(asked[0], answer.succeeded() ? answer.result() : Optional.empty());
                    }
                });
    }

    private void claimed(Instant asked, Optional<ClaimedChunk> answer) {
        if (answer.isEmpty()) {
            exhausted = true;
            endIfDone();
            return;
        }
        ClaimedChunk chunk = answer.get();
        with.counts().claim();
        ledger.claimed(chunk);
        if (struckBy(Moment.CLAIMED)) {
            return;
        }
        Instant end = asked.plus(seconds(chunk.sessionSeconds()));
        sessionEnd = end.isBefore(sessionEnd) ? end : sessionEnd;
        OpenAttempt attempt = new OpenAttempt(chunk, asked);
        attempts.add(attempt);
        chunk.items().forEach(item -> enqueue(attempt, item));
        beatFromNowOn(chunk);
        engine.step();
        close(attempt);
    }

    private void enqueue(OpenAttempt attempt, ClaimedItem item) {
        Work work = new Work(attempt, item, inputs(attempt, item));
        attempt.add(work);
        engine.add(work);
    }

    private Future<Void> inputs(OpenAttempt attempt, ClaimedItem item) {
        if (!with.settings().get().readInputs()) {
            return Future.succeededFuture();
        }
        Duration timeout = seconds(attempt.chunk().putSeconds());
        List<Future<Void>> reads = item.inputs().stream()
                .map(input -> Again.whilePassing(with.timers(), 3, () -> routes.get(input.ticket(), timeout)))
                .toList();
        return Future.all(reads).mapEmpty();
    }

    // The engine's word

    @Override
    public boolean begins(Work work) {
        with.counts().start();
        ledger.started(work.attempt().id(), work.item().id());
        String prompt = work.item().prompt();
        boolean crashes = with.faults()
                .strike(SimulationFault.CrashesOn.class, fault -> prompt.contains(fault.marker()))
                .isPresent();
        if (crashes) {
            owner.dies();
        }
        return !crashes && !struckBy(Moment.STARTED);
    }

    @Override
    public void runsLow() {
        claimIfWise();
    }

    @Override
    public void ends(Work work) {
        with.counts().end();
        ledger.ended(work.attempt().id(), work.item().id());
        if (with.random().nextDouble() < with.settings().get().failure()) {
            settle(work, failed(work, ErrorCode.ENGINE_FAILED, "The simulated engine was told to fail."));
        } else {
            work.attempt().storing();
            pictures.store(work).onComplete(stored -> {
                work.attempt().stored();
                stored(work, stored);
            });
        }
    }

    @Override
    public void cannotRead(Work work, Throwable failure) {
        settle(work, failed(work, ErrorCode.INPUT_UNREADABLE, String.valueOf(failure.getMessage())));
    }

    // Results

    private void stored(Work work, AsyncResult<GeneratedOutput> stored) {
        if (over) {
            return;
        }
        if (stored.failed()) {
            settle(work, failed(work, ErrorCode.UPLOAD_FAILED, "The output was not stored: " + stored.cause()));
            return;
        }
        GeneratedOutput output = stored.result();
        with.counts().upload();
        ledger.uploaded(work.attempt().id(), work.item().id(), (int) output.bytes());
        if (!struckBy(Moment.UPLOADED)) {
            settle(work, new ItemReport(work.item().id(), Outcome.GENERATED, output, null, null, null));
        }
    }

    private static ItemReport failed(Work work, ErrorCode code, String message) {
        return new ItemReport(work.item().id(), Outcome.FAILED, null, code, message, null);
    }

    private void settle(Work work, ItemReport report) {
        if (report.outcome() == Outcome.FAILED) {
            with.counts().fail();
        }
        OpenAttempt attempt = work.attempt();
        boolean first = !attempt.hasUntold();
        attempt.settle(report);
        // With an instant engine all of a chunk is being stored at once: then one report tells of all.
        if (!attempt.isStoring()) {
            tell(attempt);
        } else if (first) {
            with.timers().after(LONGEST_UNTOLD, () -> tell(attempt));
        }
    }

    private void tell(OpenAttempt attempt) {
        if (over || !attempt.hasUntold()) {
            return;
        }
        List<ItemReport> reports = attempt.tell();
        Again.whilePassing(with.timers(), REPORT_TRIES, () -> routes.report(attempt.id(), reports))
                .onComplete(answer -> {
                    attempt.told();
                    if (over) {
                        return;
                    }
                    if (answer.succeeded()) {
                        told(attempt, reports, answer.result().stop());
                    }
                    tell(attempt);
                    close(attempt);
                });
    }

    private void told(OpenAttempt attempt, List<ItemReport> reports, List<UUID> stop) {
        reports.forEach(report -> {
            with.counts().report();
            ledger.reported(attempt.id(), report);
        });
        drop(attempt, stop);
        struckBy(Moment.REPORTED);
    }

    private void close(OpenAttempt attempt) {
        if (!over && attempt.isClosed() && attempts.remove(attempt)) {
            results.add(attempt.result());
            claimIfWise();
        }
        endIfDone();
    }

    private void endIfDone() {
        if (!over && exhausted && !claiming && attempts.isEmpty() && engine.isIdle()) {
            stop();
            owner.returned(new RunResult(1, invocation.invocationId(), runId, List.copyOf(results)));
        }
    }

    // Beats

    private void beatFromNowOn(ClaimedChunk chunk) {
        if (beats == null) {
            beats = with.timers()
                    .every(
                            seconds(chunk.beatSeconds()),
                            () -> List.copyOf(attempts).forEach(this::beat));
        }
    }

    private void beat(OpenAttempt attempt) {
        Instant asked = with.now();
        if (attempt.isPastZero(asked)) {
            abandon(attempt);
        } else if (!attempt.isMute()) {
            routes.beat(attempt.id(), new Beat(attempt.progress(asked))).onSuccess(answer -> {
                if (answer.deadlineSeconds() > 0) {
                    attempt.prolong(asked, answer.deadlineSeconds());
                    drop(attempt, answer.stop());
                } else {
                    abandon(attempt);
                }
            });
        }
    }

    private void drop(OpenAttempt attempt, List<UUID> items) {
        if (!over && !items.isEmpty()) {
            attempt.drop(items);
            engine.dropUnwanted();
            close(attempt);
        }
    }

    private void abandon(OpenAttempt attempt) {
        if (!over) {
            attempt.abandon();
            engine.dropUnwanted();
            close(attempt);
        }
    }

    private boolean struckBy(Moment moment) {
        boolean struck = with.faults()
                .strike(SimulationFault.Dies.class, fault -> fault.at() == moment)
                .isPresent();
        if (struck) {
            owner.dies();
        }
        return struck;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (1_000 * seconds));
    }
}
