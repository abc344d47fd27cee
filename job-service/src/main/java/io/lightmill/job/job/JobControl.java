package io.lightmill.job.job;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.crash.CrashPoint;
import io.lightmill.job.dispatch.CommandTopics;
import io.lightmill.job.dispatch.DispatcherClient;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Transactions;
import io.lightmill.job.sql.Words;
import io.lightmill.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Cancel, pause and resume: the flag and its event are committed here first, then the dispatcher is told directly. When it
 * cannot be reached the event does it later.
 */
@ApplicationScoped
class JobControl {

    private static final Logger LOG = Logger.getLogger(JobControl.class);

    private final Jobs jobs;
    private final JobAnnouncements announcements;
    private final Outbox outbox;
    private final Transactions transactions;
    private final DispatcherClient dispatcher;
    private final InstantSource clock;

    JobControl(
            Jobs jobs,
            JobAnnouncements announcements,
            Outbox outbox,
            Transactions transactions,
            @RestClient DispatcherClient dispatcher,
            InstantSource clock) {
        this.jobs = jobs;
        this.announcements = announcements;
        this.outbox = outbox;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /**
     * What a word to a job led to.
     *
     * @param job as committed
     * @param dispatched whether the dispatcher keeps to it already
     */
    record Steered(Job job, boolean dispatched) {}

    /** Cancels an open job; said again it is repeated to the dispatcher and changes nothing else. */
    Steered cancel(UUID userId, UUID id) {
        Job job = transactions.call(() -> {
            Job found = own(userId, id);
            if (!jobs.cancel(id)) {
                return found.cancelRequested() ? found : refuse(found);
            }
            Job changed = relocked(id);
            say(changed, EventType.JOB_CANCEL_REQUESTED, changed.cancelRequest(clock.instant()));
            return changed;
        });
        return tell(job, () -> dispatcher.cancel(id));
    }

    /** Pauses or resumes an open job; said again it is repeated to the dispatcher and changes nothing else. */
    Steered pause(UUID userId, UUID id, boolean paused) {
        Job job = transactions.call(() -> {
            Job found = own(userId, id);
            if (!jobs.pause(id, paused)) {
                return found.state().isFinal() ? refuse(found) : found;
            }
            Job changed = relocked(id);
            say(changed, EventType.JOB_PAUSED, changed.pauseWord(clock.instant()));
            return changed;
        });
        long version = job.pauseVersion();
        return tell(job, () -> {
            if (paused) {
                dispatcher.pause(id, version);
            } else {
                dispatcher.resume(id, version);
            }
        });
    }

    private Job own(UUID userId, UUID id) {
        return jobs.lock(id).filter(job -> job.userId().equals(userId)).orElseThrow(() -> Refusal.notFound("job"));
    }

    private Job relocked(UUID id) {
        return jobs.lock(id).orElseThrow();
    }

    private void say(Job job, EventType type, Record event) {
        outbox.append(CommandTopics.of(job.settings().lane()), job.id().toString(), type, event);
        announcements.progressed(job);
    }

    private static Job refuse(Job job) {
        throw Refusal.of(ErrorCode.CONFLICT, "The job has ended already: it is " + Words.of(job.state()) + ".");
    }

    private static Steered tell(Job job, Runnable call) {
        if (job.state().isFinal()) {
            return new Steered(job, true);
        }
        CrashPoint.STEERING_COMMITTED.reach();
        try {
            call.run();
            return new Steered(job, true);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The dispatcher was not reached; the event follows. jobId=%s reason=%s", job.id(), e.getMessage());
            return new Steered(job, false);
        }
    }
}
