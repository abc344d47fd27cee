package io.lightmill.job.job;

import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.Topics;
import io.lightmill.job.sql.Database;
import io.lightmill.outbox.Outbox;
import io.lightmill.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** What a job's owner and the other services hear of it, in the transaction that holds the job's lock. */
@ApplicationScoped
public class JobAnnouncements {

    private static final String SAID =
            "update job set progress_said_at = utc_timestamp(6), progress_due = null where id = ?";

    private final Outbox outbox;
    private final Database database;
    private final InstantSource clock;

    JobAnnouncements(Outbox outbox, Database database, InstantSource clock) {
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    /** What the owner's browsers are told of a new job; its row says from the start that they were told. */
    public OutboxMessage begun(Job job) {
        return progress(job);
    }

    /** Tells the owner's browsers how the job stands. */
    public void progressed(Job job) {
        database.update(SAID, job.id());
        outbox.appendAll(List.of(progress(job)));
    }

    private OutboxMessage progress(Job job) {
        return new OutboxMessage(
                Topics.USER_EVENTS, userKey(job), EventType.JOB_PROGRESSED, job.progressed(clock.instant()));
    }

    /** Tells everybody that it is over; the caller has just made it so, which happens once. */
    public void ended(Job job) {
        var event = job.ended(clock.instant());
        UUID id = job.id();
        outbox.appendAll(List.of(
                new OutboxMessage(Topics.JOBS, id.toString(), EventType.JOB_COMPLETED, event),
                new OutboxMessage(Topics.USER_EVENTS, userKey(job), EventType.JOB_COMPLETED, event)));
    }

    private static String userKey(Job job) {
        return job.userId().toString();
    }
}
