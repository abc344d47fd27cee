package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.event.JobSubmitted;
import io.lightmill.dispatcher.database.Columns;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs' rows. */
@Singleton
public class Jobs {

    private static final String COLUMNS =
            "id, user_id, mode, lane, engine, parameters, aspect_ratio, size, paused, cancelled_at, traceparent";

    private final Sql sql;
    private final Json json;

    /** Jobs in this database. */
    public Jobs(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** A job's flags, whether its submission is known or not. */
    public record Flags(
            @Nullable Engine engine,
            boolean paused,
            boolean cancelled,
            @Nullable String traceparent) {}

    /**
     * Enters a submission; flags that came before it stay.
     *
     * @param traceparent that it came with
     */
    public void register(JobSubmitted job, @Nullable String traceparent) {
        sql.update(
                """
                insert into job (id, user_id, mode, lane, ahead, engine, parameters, aspect_ratio, size, items, traceparent,
                  created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(6))
                on duplicate key update
                  mode = coalesce(mode, values(mode)), lane = coalesce(lane, values(lane)),
                  ahead = ahead or values(ahead),
                  engine = coalesce(engine, values(engine)), parameters = coalesce(parameters, values(parameters)),
                  aspect_ratio = coalesce(aspect_ratio, values(aspect_ratio)), size = coalesce(size, values(size)),
                  items = coalesce(items, values(items)), user_id = coalesce(user_id, values(user_id)),
                  traceparent = coalesce(traceparent, values(traceparent))
                """,
                job.jobId(),
                job.userId(),
                job.mode(),
                job.lane(),
                job.ahead(),
                job.engine(),
                json.write(job.parameters()),
                job.aspectRatio(),
                job.size(),
                job.items(),
                traceparent);
    }

    /** Makes a row to lock where there is none. */
    public void touch(UUID jobId) {
        sql.update(
                "insert into job (id, created_at) values (?, utc_timestamp(6)) on duplicate key update id = id", jobId);
    }

    /** Locks the job shared: until the commit no cancel or pause comes in between. */
    public Optional<Job> lockShared(UUID jobId) {
        return sql.first(
                "select " + COLUMNS + " from job where id = ? and user_id is not null lock in share mode",
                Jobs::job,
                jobId);
    }

    /** Locks the row shared, submission known or not. */
    public Optional<Flags> lockFlagsShared(UUID jobId) {
        return sql.first(
                "select engine, paused, cancelled_at, traceparent from job where id = ? lock in share mode",
                Jobs::flags,
                jobId);
    }

    /** The flags as they are now; empty when neither job nor tombstone is there, or only an empty row. */
    public Optional<Flags> known(UUID jobId) {
        return sql.first("""
                select engine, paused, cancelled_at, traceparent from job
                where id = ? and (user_id is not null or cancelled_at is not null)
                """, Jobs::flags, jobId);
    }

    /** Without a lock. */
    public Optional<Job> find(UUID jobId) {
        return sql.first("select " + COLUMNS + " from job where id = ? and user_id is not null", Jobs::job, jobId);
    }

    /** Flags it cancelled, or leaves a tombstone. The row is locked exclusively until the commit. */
    public void cancel(UUID jobId) {
        sql.update("""
                insert into job (id, created_at, cancelled_at) values (?, utc_timestamp(6), utc_timestamp(6))
                on duplicate key update cancelled_at = coalesce(cancelled_at, values(cancelled_at))
                """, jobId);
    }

    /**
     * Sets the flag if the word is newer than the last, or remembers it for a job that is still to come.
     *
     * @param version null: newer than whatever is there
     */
    public void pause(UUID jobId, boolean paused, @Nullable Long version) {
        sql.update("""
                insert into job (id, created_at, paused, pause_version) values (?, utc_timestamp(6), ?, coalesce(?, 0))
                on duplicate key update
                  paused = case when ? is null or values(pause_version) > pause_version then values(paused) else paused end,
                  pause_version = greatest(pause_version, values(pause_version))
                """, jobId, paused, version, version);
    }

    private static Flags flags(Columns c) throws SQLException {
        return new Flags(
                c.constantOrNull("engine", Engine.class),
                c.flag("paused"),
                c.instantOrNull("cancelled_at") != null,
                c.textOrNull("traceparent"));
    }

    private static Job job(Columns c) throws SQLException {
        return new Job(
                c.uuid("id"),
                c.uuid("user_id"),
                c.constant("mode", Mode.class),
                c.constant("lane", Lane.class),
                c.constant("engine", Engine.class),
                c.text("parameters"),
                c.textOrNull("aspect_ratio"),
                c.textOrNull("size"),
                c.flag("paused"),
                c.instantOrNull("cancelled_at") != null,
                c.textOrNull("traceparent"));
    }
}
