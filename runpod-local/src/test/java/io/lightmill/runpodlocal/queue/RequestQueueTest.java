package io.lightmill.runpodlocal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.runpodlocal.queue.QueueEvent.Came;
import io.lightmill.runpodlocal.queue.QueueEvent.Why;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets which request when, and how it is lost. */
class RequestQueueTest extends QueueScene {

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
    void purgeRemovesWhatWaitsOnly() {
        Request running = accept();
        queue.take("w", 1);
        accept();
        accept();

        assertThat(queue.removeWaiting(Why.PURGED)).isEqualTo(2);
        assertThat(queue.all()).containsExactly(running);
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
}
