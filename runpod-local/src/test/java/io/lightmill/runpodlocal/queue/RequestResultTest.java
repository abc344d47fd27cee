package io.lightmill.runpodlocal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a request at its end, and of what is said too late. */
class RequestResultTest extends QueueScene {

    @Test
    void resultsAreKeptHalfAnHourAndThoseOfRunsyncAMinute() {
        Request run = accept();
        Request runsync = queue.accept(asked(true, false));
        queue.take("w", 2);
        queue.post(run.id(), "w", DONE);
        queue.post(runsync.id(), "w", DONE);

        pass(Duration.ofSeconds(59));
        assertThat(queue.find(runsync.id())).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(queue.find(runsync.id())).isEmpty();
        pass(Duration.ofMinutes(28));
        assertThat(queue.find(run.id())).isPresent();
        pass(Duration.ofMinutes(1));
        assertThat(queue.find(run.id())).isEmpty();
    }

    @Test
    void cancelEndsAtOnceAndALateResultChangesNothing() {
        Request waiting = accept();
        queue.cancel(waiting.id());
        assertThat(queue.isEmpty()).isTrue();

        Request running = accept();
        queue.take("w", 1);

        assertThat(queue.cancel(running.id())).contains(Status.CANCELLED);
        assertThat(events).contains(new QueueEvent.StopWanted(running, "w", false));
        assertThat(queue.post(running.id(), "w", DONE)).isEqualTo(PostAnswer.UNKNOWN);
        assertThat(running.status()).isEqualTo(Status.CANCELLED);
        assertThat(queue.cancel("no such")).isEmpty();
    }

    @Test
    void onlyTheFailedAndTheTimedOutAreRetriedUnderTheirId() {
        Request request = accept();
        queue.take("w", 1);
        assertThat(queue.retry(request)).isFalse();
        queue.post(request.id(), "w", new Posted.Result(Status.FAILED, Outcome.failed("no")));

        assertThat(queue.retry(request)).isTrue();

        assertThat(request.status()).isEqualTo(Status.IN_QUEUE);
        assertThat(queue.take("w2", 1)).containsExactly(request);
        assertThat(queue.post(request.id(), "w2", DONE)).isEqualTo(PostAnswer.ACCEPTED);
        assertThat(queue.retry(request)).isFalse();
    }

    @Test
    void aRepeatedResultIsAcceptedAndChangesNothing() {
        Request request = accept();
        queue.take("w", 1);
        queue.post(request.id(), "w", DONE);

        assertThat(queue.post(request.id(), "w", new Posted.Result(Status.FAILED, Outcome.failed("x"))))
                .isEqualTo(PostAnswer.ACCEPTED);
        assertThat(request.status()).isEqualTo(Status.COMPLETED);
        assertThat(queue.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
    }

    @Test
    void aWorkerThatLostTheRequestIsRefusedOrCountsFirstAsSwitched() {
        Request request = accept();
        queue.take("w1", 1);
        queue.workerLost("w1");
        assertThat(queue.post(request.id(), "w1", DONE)).isEqualTo(PostAnswer.UNKNOWN);

        QueueRules p = QueueRules.production();
        queue = with(new QueueRules(
                p.runRetention(), p.runsyncRetention(), p.lostAfter(), 3, 1, true, false, true, true, false));
        request = accept();
        queue.take("w1", 1);
        queue.workerLost("w1");
        assertThat(queue.post(request.id(), "w1", DONE)).isEqualTo(PostAnswer.ACCEPTED);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void anUnreadableResultIsRefusedAndLeavesCompletedWithoutOutput() {
        Request request = accept();
        queue.take("w", 1);

        assertThat(queue.post(request.id(), "w", new Posted.Unreadable())).isEqualTo(PostAnswer.REFUSED);

        assertThat(end(request).status()).isEqualTo(Status.COMPLETED);
        assertThat(end(request).outcome()).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void lateProgressIsIgnoredUnlessBug250IsSwitchedOn() {
        Posted late = new Posted.Progress("\"half\"");
        Request request = accept();
        queue.take("w", 1);
        queue.post(request.id(), "w", DONE);
        assertThat(queue.post(request.id(), "w", late)).isEqualTo(PostAnswer.IGNORED);
        assertThat(request.status()).isEqualTo(Status.COMPLETED);

        QueueRules p = QueueRules.production();
        queue = with(new QueueRules(
                p.runRetention(), p.runsyncRetention(), p.lostAfter(), 3, 1, true, false, true, false, true));
        request = accept();
        queue.take("w", 1);
        queue.post(request.id(), "w", DONE);
        queue.post(request.id(), "w", late);
        assertThat(request.status()).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void chunksAreHandedOutOnceAndInOrder() {
        Request request = accept();
        queue.take("w", 1);
        queue.stream(request.id(), "w", List.of("1", "2"));
        queue.stream(request.id(), "w", List.of("3"));

        assertThat(request.drainChunks(2)).containsExactly("1", "2");
        assertThat(request.drainChunks(2)).containsExactly("3");
        assertThat(request.hasChunks()).isFalse();
        assertThat(queue.stream(request.id(), "stranger", List.of("4"))).isEqualTo(PostAnswer.UNKNOWN);
    }
}
