package io.lightmill.runpodlocal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.runpodlocal.queue.QueueEvent.Came;
import io.lightmill.runpodlocal.queue.QueueEvent.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private static final Posted DONE = new Posted.Result(Status.COMPLETED, Outcome.of("1"));
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Duration EXECUTION = Duration.ofMinutes(2);

    private final ManualTime time = new ManualTime();
    private final List<QueueEvent> events = new ArrayList<>();
    private RequestQueue queue = with(QueueRules.production());

    private RequestQueue with(QueueRules rules) {
        return new RequestQueue(rules, time, UUID::randomUUID, events::add);
    }

    private static NewRequest asked(boolean sync, boolean lowPriority) {
        return new NewRequest(sync, "{\"a\":1}", null, null, new Policy(EXECUTION, TTL, lowPriority));
    }

    private Request accept() {
        return queue.accept(asked(false, false));
    }

    private void pass(Duration duration) {
        time.pass(duration);
        queue.tick();
    }

    private RequestState.Finished end(Request request) {
        return request.finished().orElseThrow();
    }

    @Test
    void firstComeFirstServedAndLowPriorityLast() {
        Request low = queue.accept(asked(false, true));
        Request first = accept();
        Request second = accept();

        assertThat(queue.take("w", 5)).containsExactly(first, second, low);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void idsSayHowTheyWereAsked() {
        assertThat(accept().id()).matches("[0-9a-f-]{36}-u1");
        assertThat(queue.accept(asked(true, false)).id()).matches("sync-[0-9a-f-]{36}-u1");
    }

    @Test
    void delayIsTheTimeInTheQueueAndExecutionTheTimeAtTheWorker() {
        Request request = accept();
        pass(Duration.ofSeconds(3));
        queue.take("w", 1);
        pass(Duration.ofSeconds(5));

        assertThat(queue.post(request.id(), "w", DONE)).isEqualTo(PostAnswer.ACCEPTED);

        assertThat(end(request).delay()).hasSeconds(3);
        assertThat(end(request).execution()).hasSeconds(5);
        assertThat(end(request).workerId()).isEqualTo("w");
    }

    @Test
    void aTakeThatReachedNobodyIsPutBackToTheFrontWithoutARetry() {
        Request first = accept();
        Request second = accept();
        queue.take("gone", 1);

        queue.putBack(first, "gone");

        assertThat(queue.take("w", 2)).containsExactly(first, second);
        assertThat(first.retries()).isZero();
        assertThat(events).contains(new QueueEvent.Queued(first, Came.PUT_BACK));
    }

    @Test
    void aLostWorkersRequestIsRunOnceMoreAndThenFails() {
        Request request = accept();
        queue.take("w1", 1);
        queue.workerLost("w1");
        assertThat(request.status()).isEqualTo(Status.IN_QUEUE);
        assertThat(request.retries()).isEqualTo(1);

        queue.take("w2", 1);
        queue.workerLost("w2");

        assertThat(end(request).status()).isEqualTo(Status.FAILED);
        assertThat(end(request).outcome().error()).isEqualTo("job timed out after 1 retries");
    }

    @Test
    void threePingsThatDoNotNameATakenRequestLoseIt() {
        Request request = accept();
        queue.take("w", 1);
        queue.pinged("w", Set.of());
        queue.pinged("w", Set.of());
        queue.pinged("w", Set.of(request.id()));
        queue.pinged("w", Set.of());
        queue.pinged("w", Set.of());
        assertThat(request.status()).isEqualTo(Status.IN_PROGRESS);

        queue.pinged("w", Set.of());

        assertThat(request.status()).isEqualTo(Status.IN_QUEUE);
    }

    @Test
    void theExecutionTimeoutCountsFromTheTakeAndReadsLikeALostWorker() {
        Request request = accept();
        pass(Duration.ofMinutes(1));
        queue.take("w", 1);
        pass(EXECUTION.minusSeconds(1));
        assertThat(request.status()).isEqualTo(Status.IN_PROGRESS);

        pass(Duration.ofSeconds(1));

        assertThat(end(request).outcome().error()).isEqualTo("job timed out after 1 retries");
        assertThat(events).contains(new QueueEvent.StopWanted(request, "w", true));
        assertThat(queue.post(request.id(), "w", DONE)).isEqualTo(PostAnswer.UNKNOWN);
        assertThat(end(request).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theTtlEndsWaitingAsTimedOutAndRunningAsGone() {
        Request running = accept();
        queue.take("w", 1);
        queue.post(running.id(), "w", new Posted.Progress("1"));
        Request waiting = accept();
        Policy endless = new Policy(Duration.ofHours(9), TTL, false);
        Request long1 = queue.accept(new NewRequest(false, "{}", null, null, endless));
        queue.take("w2", 1);
        queue.take("w2", 1);
        queue.putBack(waiting, "w2");

        pass(TTL);

        assertThat(waiting.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(queue.find(long1.id())).isEmpty();
        assertThat(queue.post(long1.id(), "w2", DONE)).isEqualTo(PostAnswer.UNKNOWN);
    }

    @Test
    void theTtlMayDeleteWhatWaits() {
        QueueRules p = QueueRules.production();
        queue = with(new QueueRules(
                p.runRetention(), p.runsyncRetention(), p.lostAfter(), 3, 1, false, false, true, false, false));
        Request request = accept();

        pass(TTL);

        assertThat(queue.find(request.id())).isEmpty();
        assertThat(events).contains(new QueueEvent.Removed(request, Why.TTL_EXPIRED));
    }

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
    void purgeRemovesWhatWaitsOnly() {
        Request running = accept();
        queue.take("w", 1);
        accept();
        accept();

        assertThat(queue.removeWaiting(Why.PURGED)).isEqualTo(2);
        assertThat(queue.all()).containsExactly(running);
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
    void aTwinIsDeliveredOnceMoreButNotToTheSameWorker() {
        Request request = accept();
        queue.take("w1", 1);
        queue.deliverAgain(request);

        assertThat(queue.take("w1", 1)).isEmpty();
        assertThat(queue.take("w2", 1)).containsExactly(request);
        assertThat(queue.take("w3", 1)).isEmpty();
        assertThat(queue.post(request.id(), "w2", DONE)).isEqualTo(PostAnswer.ACCEPTED);
        assertThat(queue.post(request.id(), "w1", DONE)).isEqualTo(PostAnswer.UNKNOWN);
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
