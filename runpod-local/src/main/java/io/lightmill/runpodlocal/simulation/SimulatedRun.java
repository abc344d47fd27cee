package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ItemReport.Outcome;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.runpodlocal.fault.SimulationFault;
import io.lightmill.runpodlocal.fault.SimulationFault.Moment;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One execution of the handler, as the worker of {@code worker-runpod} does it: claim, make one item after the other, store
 * and report them beside the engine, claim the next chunk while the last item runs, at most two attempts at a time, until
 * nothing is queued or the session is over.
 */
final class SimulatedRun implements EngineLine.Course, Claims.Listener, Reporter.Listener, Beats.Listener {

    private static final int MOST_OPEN = 2;

    private final Surroundings with;
    private final Owner owner;
    private final UUID invocationId;
    private final UUID runId = UUID.randomUUID();
    private final WorkerRoutes routes;
    private final RunLedger ledger;
    private final Pictures pictures;
    private final EngineLine engine;
    private final Claims claims;
    private final Reporter reporter;
    private final Beats beats;
    private final List<OpenAttempt> attempts = new ArrayList<>();
    private final List<RunResult.AttemptResult> results = new ArrayList<>();
    private boolean over;

    SimulatedRun(Surroundings with, Owner owner, String workerId, String requestId, InvocationInput invocation) {
        this.with = with;
        this.owner = owner;
        this.invocationId = invocation.invocationId();
        this.routes = new WorkerRoutes(with.http(), invocation);
        this.ledger = new RunLedger(with.ledger(), workerId, requestId, invocationId, runId);
        this.pictures = new Pictures(with, routes);
        this.engine = new EngineLine(with, this);
        this.claims = new Claims(
                with,
                routes,
                new Claims.Claimant(workerId, requestId, runId),
                Duration.ofSeconds(invocation.sessionSeconds()),
                this);
        this.reporter = new Reporter(with, routes, ledger, this);
        this.beats = new Beats(with, routes, () -> List.copyOf(attempts), this);
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
        claims.ask();
    }

    /** Nothing of it happens any more; nothing is told. */
    void stop() {
        over = true;
        engine.halt();
        beats.end();
    }

    @Override
    public boolean isOver() {
        return over;
    }

    // Claims

    @Override
    public void claimed(ClaimedChunk chunk, Instant asked) {
        with.counts().claim();
        ledger.claimed(chunk);
        if (struckBy(Moment.CLAIMED)) {
            return;
        }
        claims.endBy(asked.plus(seconds(chunk.sessionSeconds())));
        OpenAttempt attempt = new OpenAttempt(chunk, asked);
        attempts.add(attempt);
        chunk.items().forEach(item -> enqueue(attempt, item));
        beats.begin(seconds(chunk.beatSeconds()));
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

    @Override
    public void exhausted() {
        endIfDone();
    }

    private void claimIfWise() {
        if (!over && attempts.size() < MOST_OPEN && engine.hasNoneWaiting()) {
            claims.ask();
        }
    }

    // The engine

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
            fail(work, ErrorCode.ENGINE_FAILED, "The simulated engine was told to fail.");
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
        fail(work, ErrorCode.INPUT_UNREADABLE, String.valueOf(failure.getMessage()));
    }

    private void stored(Work work, AsyncResult<GeneratedOutput> stored) {
        if (over) {
            return;
        }
        if (stored.failed()) {
            fail(work, ErrorCode.UPLOAD_FAILED, "The output was not stored: " + stored.cause());
            return;
        }
        GeneratedOutput output = stored.result();
        with.counts().upload();
        ledger.uploaded(work.attempt().id(), work.item().id(), (int) output.bytes());
        if (!struckBy(Moment.UPLOADED)) {
            reporter.settle(
                    work.attempt(), new ItemReport(work.item().id(), Outcome.GENERATED, output, null, null, null));
        }
    }

    private void fail(Work work, ErrorCode code, String message) {
        reporter.settle(work.attempt(), new ItemReport(work.item().id(), Outcome.FAILED, null, code, message, null));
    }

    // Reports and beats

    @Override
    public void told(OpenAttempt attempt, List<UUID> unwanted) {
        unwanted(attempt, unwanted);
        struckBy(Moment.REPORTED);
    }

    @Override
    public void quiet(OpenAttempt attempt) {
        close(attempt);
    }

    @Override
    public void unwanted(OpenAttempt attempt, List<UUID> items) {
        if (!over && !items.isEmpty()) {
            attempt.drop(items);
            engine.dropUnwanted();
            close(attempt);
        }
    }

    @Override
    public void lost(OpenAttempt attempt) {
        if (!over) {
            attempt.abandon();
            engine.dropUnwanted();
            close(attempt);
        }
    }

    // The end

    private void close(OpenAttempt attempt) {
        if (!over && attempt.isClosed() && attempts.remove(attempt)) {
            results.add(attempt.result());
            claimIfWise();
        }
        endIfDone();
    }

    private void endIfDone() {
        if (!over && claims.areOver() && attempts.isEmpty() && engine.isIdle()) {
            stop();
            owner.returned(new RunResult(1, invocationId, runId, List.copyOf(results)));
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
