package io.lightmill.dispatcher.invocation;

import io.lightmill.crash.CrashPoint;
import io.lightmill.dispatcher.database.SqlFailed;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.EndpointHealth;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.RunPod;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Posts one intent and records what is known of it. {@code post_by} is kept by the monotonic clock, counted from before the transaction
 * that says that it is about to be posted: a replica that was stopped in between posts nothing late.
 */
public final class Poster {

    private static final Logger LOG = Logger.getLogger(Poster.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Postings postings;
    private final Invitations invitations;
    private final EndpointHealth health;
    private final Due due;
    private final UUID replica;

    /** Posts for this replica. */
    public Poster(Postings postings, Invitations invitations, EndpointHealth health, Due due, UUID replica) {
        this.postings = postings;
        this.invitations = invitations;
        this.health = health;
        this.due = due;
        this.replica = replica;
    }

    /** Posts until RunPod's having it is known or in doubt, or until it is not ours to post any more. */
    public void post(Endpoint endpoint, UUID id) throws InterruptedException {
        for (Duration wait = FIRST_WAIT; ; wait = longer(wait)) {
            Optional<RunAnswer> answer = send(endpoint, id);
            if (!(answer.orElse(null) instanceof RunAnswer.NotSent notSent)) {
                answer.ifPresent(heard -> record(endpoint, id, heard));
                return;
            }
            LOG.infof("Not sent, posted again in %s: %s invocationId=%s", wait, notSent.reason(), id);
            if (!waitUnsent(endpoint, id, notSent, wait) || !isWanted(endpoint, id)) {
                return;
            }
        }
    }

    /** Posts it when its turn has come; empty: it must not be posted. */
    private Optional<RunAnswer> send(Endpoint endpoint, UUID id) {
        Optional<RunPod.Turn> turn = invitations.turn();
        if (turn.isEmpty()) {
            return Optional.of(new RunAnswer.NotSent(false, "its turn did not come"));
        }
        try (RunPod.Turn mine = turn.get()) {
            return sendNow(endpoint, id);
        }
    }

    /** Says that it is about to be posted, behind whatever it had to wait for, and posts it. */
    private Optional<RunAnswer> sendNow(Endpoint endpoint, UUID id) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(new RunAnswer.NotSent(false, "the process ends"));
        }
        long since = System.nanoTime();
        try {
            if (!postings.aboutToPost(id, replica)) {
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            // Whether it is written or not: it was not sent.
            return Optional.of(new RunAnswer.NotSent(false, "nobody could be told that it is: " + e));
        }
        CrashPoint.POST_ANNOUNCED.reach();
        RunAnswer answer = invitations.send(endpoint, id, since + Permits.POST_WITHIN.toNanos());
        CrashPoint.RUN_ANSWERED.reach();
        return Optional.of(answer);
    }

    /** What it was to be posted for may have been made or cancelled meanwhile. */
    private boolean isWanted(Endpoint endpoint, UUID id) {
        if (due.count(endpoint.engines(), 1, 0).isEmpty()) {
            postings.neverPosted(id, "no work");
            return false;
        }
        return true;
    }

    /** Waits before the next POST; false: it is not ours to post any more. */
    private boolean waitUnsent(Endpoint endpoint, UUID id, RunAnswer.NotSent notSent, Duration wait)
            throws InterruptedException {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped before it was sent");
            }
            if (!isOurs(id)) {
                return false;
            }
            tell(endpoint, notSent);
            Thread.sleep(jitter(wait));
            return true;
        } catch (InterruptedException e) {
            // The process ends, and knows that this one was not sent: its permit is free at once.
            postings.neverPosted(id, "withdrawn");
            throw e;
        }
    }

    /**
     * Writes that it was not sent, as often as it takes: nobody else knows, and while it is not written it comes to be taken for an
     * unknown one, which holds its permit for a ttl.
     */
    private boolean isOurs(UUID id) throws InterruptedException {
        for (Duration wait = FIRST_WAIT; ; wait = longer(wait)) {
            try {
                return postings.unsent(id, replica);
            } catch (SqlFailed e) {
                LOG.warnf("Not written that it was not sent; again in %s: %s invocationId=%s", wait, e, id);
                Thread.sleep(jitter(wait));
            }
        }
    }

    /** A budget that is not halved this once costs less than an invocation that is given up for it. */
    private void tell(Endpoint endpoint, RunAnswer.NotSent notSent) {
        try {
            health.notSent(endpoint, notSent.throttled());
        } catch (SqlFailed e) {
            LOG.warnf(e, "Not written that %s took a request for too many", endpoint);
        }
    }

    private void record(Endpoint endpoint, UUID id, RunAnswer answer) {
        switch (answer) {
            case RunAnswer.Accepted accepted -> {
                postings.accepted(id, endpoint, accepted.runpodId());
                CrashPoint.RUN_RECORDED.reach();
                health.accepted(endpoint);
                LOG.debugf("Posted. invocationId=%s runpodId=%s", id, accepted.runpodId());
            }
            case RunAnswer.Unknown unknown -> {
                postings.unknown(id, endpoint);
                LOG.warnf("Nobody knows whether it was taken: %s invocationId=%s", unknown.reason(), id);
            }
            case RunAnswer.Rejected rejected -> {
                postings.neverPosted(id, "rejected");
                health.suspend(endpoint, "our request is found wrong: " + rejected.reason());
                LOG.errorf("Our request is found wrong: %s invocationId=%s", rejected.reason(), id);
            }
            case RunAnswer.Refused refused -> {
                postings.neverPosted(id, "refused");
                health.suspend(endpoint, "it refuses us: " + refused.reason());
                LOG.errorf("Endpoint %s refuses us: %s invocationId=%s", endpoint, refused.reason(), id);
            }
            case RunAnswer.NotSent notSent -> throw new IllegalArgumentException("is posted again: " + notSent);
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    private static Duration jitter(Duration wait) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2, wait.toNanos() + 1));
    }
}
