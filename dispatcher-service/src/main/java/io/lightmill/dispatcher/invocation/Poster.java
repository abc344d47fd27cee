package io.lightmill.dispatcher.invocation;

import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.EndpointHealth;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Posts one intent and records what is known of it. {@code post_by} is kept by the monotonic clock, counted from before the
 * intent's transaction: a replica that was stopped in between posts nothing late.
 */
public final class Poster {

    private static final Logger LOG = Logger.getLogger(Poster.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Invocations invocations;
    private final Invitations invitations;
    private final EndpointHealth health;
    private final UUID replica;
    private final MeterRegistry meters;

    /** Posts for this replica. */
    public Poster(
            Invocations invocations,
            Invitations invitations,
            EndpointHealth health,
            UUID replica,
            MeterRegistry meters) {
        this.invocations = invocations;
        this.invitations = invitations;
        this.health = health;
        this.replica = replica;
        this.meters = meters;
    }

    /**
     * Posts until RunPod's having it is known or in doubt.
     *
     * @param taken {@link System#nanoTime} before the intent's transaction began
     */
    public void post(Endpoint endpoint, UUID id, long taken) throws InterruptedException {
        long since = taken;
        Duration wait = FIRST_WAIT;
        while (true) {
            RunAnswer answer = invitations.send(endpoint, id, since + Permits.POST_WITHIN.toNanos());
            count(endpoint, answer);
            if (!(answer instanceof RunAnswer.NotSent notSent)) {
                record(endpoint, id, answer);
                return;
            }
            LOG.infof("Not sent, posted again in %s: %s invocationId=%s", wait, notSent.reason(), id);
            if (!waitUnsent(endpoint, id, notSent, wait)) {
                return;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            since = System.nanoTime();
            if (!invocations.postAgain(id, replica)) {
                return;
            }
        }
    }

    /** Waits before the next POST; false: it is not ours to post any more. */
    private boolean waitUnsent(Endpoint endpoint, UUID id, RunAnswer.NotSent notSent, Duration wait)
            throws InterruptedException {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped before it was sent");
            }
            health.notSent(endpoint, notSent.throttled());
            if (!invocations.unsent(id, replica)) {
                return false;
            }
            Thread.sleep(jitter(wait));
            return true;
        } catch (InterruptedException e) {
            // The process ends, and knows that this one was not sent: its permit is free at once.
            invocations.neverPosted(id, "withdrawn");
            throw e;
        }
    }

    private void record(Endpoint endpoint, UUID id, RunAnswer answer) {
        switch (answer) {
            case RunAnswer.Accepted accepted -> {
                invocations.accepted(id, endpoint, accepted.runpodId());
                health.accepted(endpoint);
                LOG.debugf("Posted. invocationId=%s runpodId=%s", id, accepted.runpodId());
            }
            case RunAnswer.Unknown unknown -> {
                invocations.unknown(id, endpoint);
                LOG.warnf("Nobody knows whether it was taken: %s invocationId=%s", unknown.reason(), id);
            }
            case RunAnswer.Rejected rejected -> {
                invocations.neverPosted(id, "rejected");
                health.suspend(endpoint, "our request is found wrong: " + rejected.reason());
                LOG.errorf("Our request is found wrong: %s invocationId=%s", rejected.reason(), id);
            }
            case RunAnswer.Refused refused -> {
                invocations.neverPosted(id, "refused");
                health.suspend(endpoint, "it refuses us: " + refused.reason());
                LOG.errorf("Endpoint %s refuses us: %s invocationId=%s", endpoint, refused.reason(), id);
            }
            case RunAnswer.NotSent notSent -> throw new IllegalArgumentException("is posted again: " + notSent);
        }
    }

    private void count(Endpoint endpoint, RunAnswer answer) {
        meters.counter(
                        "lightmill.runs",
                        "endpoint",
                        endpoint.name(),
                        "outcome",
                        answer.getClass().getSimpleName())
                .increment();
    }

    private static Duration jitter(Duration wait) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2, wait.toNanos() + 1));
    }
}
