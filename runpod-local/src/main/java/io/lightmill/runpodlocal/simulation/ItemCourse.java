package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ItemReport.Outcome;
import io.lightmill.runpodlocal.fault.SimulationFault.Moment;
import io.vertx.core.AsyncResult;

/** What becomes of each item: it goes onto the engine, is stored beside the next one, and its verdict is handed on to be told. */
final class ItemCourse implements EngineLine.Course {

    private final Surroundings with;
    private final RunLedger ledger;
    private final Pictures pictures;
    private final Fate fate;
    private final Sequel sequel;

    ItemCourse(Surroundings with, RunLedger ledger, Pictures pictures, Fate fate, Sequel sequel) {
        this.with = with;
        this.ledger = ledger;
        this.pictures = pictures;
        this.fate = fate;
        this.sequel = sequel;
    }

    /** The run. */
    interface Sequel {

        /** The last item that is here goes onto the engine. */
        void runsLow();

        /** The verdict on an item of the attempt. */
        void settled(OpenAttempt attempt, ItemReport verdict);
    }

    @Override
    public boolean begins(Work work) {
        with.counts().start();
        ledger.started(work.attempt().id(), work.item().id());
        return !fate.strikesAt(work.item().prompt()) && !fate.strikes(Moment.STARTED);
    }

    @Override
    public void runsLow() {
        sequel.runsLow();
    }

    @Override
    public void ends(Work work) {
        with.counts().end();
        ledger.ended(work.attempt().id(), work.item().id());
        if (with.random().nextDouble() < with.settings().get().failure()) {
            fail(work, ErrorCode.ENGINE_FAILED, "The simulated engine was told to fail.");
        } else {
            work.attempt().storing(work);
            pictures.store(work).onComplete(stored -> {
                work.attempt().stored(work);
                stored(work, stored);
            });
        }
    }

    @Override
    public void cannotRead(Work work, Throwable failure) {
        fail(work, ErrorCode.INPUT_UNREADABLE, String.valueOf(failure.getMessage()));
    }

    private void stored(Work work, AsyncResult<GeneratedOutput> stored) {
        if (fate.isOver()) {
            return;
        }
        if (stored.failed()) {
            fail(work, ErrorCode.UPLOAD_FAILED, "The output was not stored: " + stored.cause());
            return;
        }
        GeneratedOutput output = stored.result();
        with.counts().upload();
        ledger.uploaded(work.attempt().id(), work.item().id(), (int) output.bytes());
        if (!fate.strikes(Moment.UPLOADED)) {
            sequel.settled(
                    work.attempt(), new ItemReport(work.item().id(), Outcome.GENERATED, output, null, null, null));
        }
    }

    private void fail(Work work, ErrorCode code, String message) {
        sequel.settled(work.attempt(), new ItemReport(work.item().id(), Outcome.FAILED, null, code, message, null));
    }
}
