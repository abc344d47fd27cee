package io.lightmill.runpodlocal.queue;

import io.lightmill.runpodlocal.queue.QueueEvent.Came;
import io.lightmill.runpodlocal.queue.QueueEvent.Why;
import io.lightmill.runpodlocal.queue.RequestState.Finished;
import io.lightmill.runpodlocal.queue.RequestState.Running;
import io.lightmill.runpodlocal.queue.RequestState.Waiting;
import java.time.Instant;
import java.util.Set;

/** What becomes of requests whose worker is lost or whose time is up. */
record Losses(Book book) {

    /** Named by its worker or not: one that is left out often enough was lost on the way. */
    void pinged(String workerId, Set<String> named) {
        book.running().forEach(request -> {
            if (request.state() instanceof Running now && now.workerId().equals(workerId)) {
                Running heard = now.pinged(named.contains(request.id()));
                request.become(heard);
                if (heard.missed() >= book.rules().missedPings()) {
                    lose(request, heard);
                }
            }
        });
    }

    void workerLost(String workerId) {
        book.running().forEach(request -> {
            if (request.state() instanceof Running now && now.workerId().equals(workerId)) {
                lose(request, now);
            }
        });
    }

    private void lose(Request request, Running run) {
        if (request.retries() < book.rules().retries()) {
            book.countRetry(request);
            book.waitAgain(request, run.requeued(book.now()), Came.REQUEUED);
        } else {
            book.end(request, Status.FAILED, timedOut());
        }
    }

    /** Ends what is due by now. */
    void look(Request request) {
        Instant now = book.now();
        switch (request.state()) {
            case Waiting ignored -> {
                if (!now.isBefore(request.ttlEnd())) {
                    expireWaiting(request);
                }
            }
            case Running run -> lookAtRunning(request, run, now);
            case Finished end -> {
                if (!now.isBefore(end.at().plus(book.retention(request)))) {
                    book.remove(request, Why.RETENTION_EXPIRED);
                }
            }
        }
    }

    private void expireWaiting(Request request) {
        if (book.rules().ttlTimesOut()) {
            book.end(request, Status.TIMED_OUT, Outcome.NOTHING);
        } else {
            book.remove(request, Why.TTL_EXPIRED);
        }
    }

    private void lookAtRunning(Request request, Running run, Instant now) {
        if (!now.isBefore(request.ttlEnd())) {
            book.wantStop(request, true);
            book.remove(request, Why.TTL_EXPIRED);
        } else if (!now.isBefore(run.since().plus(request.asked().policy().executionTimeout()))) {
            book.wantStop(request, true);
            if (book.rules().executionTimesOut()) {
                book.end(request, Status.TIMED_OUT, Outcome.NOTHING);
            } else {
                book.end(request, Status.FAILED, timedOut());
            }
        }
    }

    /** What production says of a lost worker and of an execution timeout alike. */
    private Outcome timedOut() {
        return Outcome.failed("job timed out after " + book.rules().retries() + " retries");
    }
}
