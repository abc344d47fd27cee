package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.runpodlocal.fault.SimulationFault.Moment;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One execution of the handler, as the worker of {@code worker-runpod} does it: claim, make one item after the other, store
 * and report them beside the engine, claim the next chunk while the last item runs, at most two attempts at a time, until
 * nothing is queued or the session is over. {@link ItemCourse} says what becomes of each item.
 */
final class SimulatedRun implements ItemCourse.Sequel, Claims.Listener, Reporter.Listener, Beats.Listener {

    private static final int MOST_OPEN = 2;

    private final Surroundings with;
    private final Owner owner;
    private final UUID invocationId;
    private final UUID runId = UUID.randomUUID();
    private final WorkerRoutes routes;
    private final RunLedger ledger;
    private final Fate fate;
    private final EngineLine engine;
    private final Claims claims;
    private final Reporter reporter;
    private final Beats beats;
    private final List<OpenAttempt> attempts = new ArrayList<>();
    private final List<RunResult.AttemptResult> results = new ArrayList<>();

    SimulatedRun(Surroundings with, Owner owner, String workerId, String requestId, InvocationInput invocation) {
        this.with = with;
        this.owner = owner;
        this.invocationId = invocation.invocationId();
        this.routes = new WorkerRoutes(with.http(), invocation);
        this.ledger = new RunLedger(with.ledger(), workerId, requestId, invocationId, runId);
        this.fate = new Fate(with.faults(), owner::dies);
        this.engine = new EngineLine(with, new ItemCourse(with, ledger, new Pictures(with, routes), fate, this));
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
        fate.end();
        engine.halt();
        beats.end();
    }

    @Override
    public boolean isOver() {
        return fate.isOver();
    }

    // Claims

    @Override
    public void claimed(ClaimedChunk chunk, Instant asked) {
        with.counts().claim();
        ledger.claimed(chunk);
        if (fate.strikes(Moment.CLAIMED)) {
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

    /** The next chunk is claimed while the last item is on the engine. */
    @Override
    public void runsLow() {
        if (!fate.isOver() && attempts.size() < MOST_OPEN && engine.hasNoneWaiting()) {
            claims.ask();
        }
    }

    // Reports and beats

    @Override
    public void settled(OpenAttempt attempt, ItemReport verdict) {
        reporter.settle(attempt, verdict);
    }

    @Override
    public void told(OpenAttempt attempt, List<UUID> unwanted) {
        unwanted(attempt, unwanted);
        fate.strikes(Moment.REPORTED);
    }

    @Override
    public void quiet(OpenAttempt attempt) {
        close(attempt);
    }

    @Override
    public void unwanted(OpenAttempt attempt, List<UUID> items) {
        List<UUID> back = attempt.unmade(items);
        if (!fate.isOver() && !back.isEmpty()) {
            reporter.giveBack(attempt, back);
            engine.dropUnwanted();
        }
    }

    @Override
    public void lost(OpenAttempt attempt) {
        if (!fate.isOver()) {
            attempt.abandon();
            engine.dropUnwanted();
            close(attempt);
        }
    }

    // The end

    private void close(OpenAttempt attempt) {
        if (!fate.isOver() && attempt.isClosed() && attempts.remove(attempt)) {
            results.add(attempt.result());
            runsLow();
        }
        endIfDone();
    }

    private void endIfDone() {
        if (!fate.isOver() && claims.areOver() && attempts.isEmpty() && engine.isIdle()) {
            stop();
            owner.returned(new RunResult(1, invocationId, runId, List.copyOf(results)));
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (1_000 * seconds));
    }
}
