package io.lightmill.job.job;

import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Single jobs in the database. Whoever changes a job or its items holds its row's lock. */
@ApplicationScoped
public class Jobs {

    private static final String INSERT = """
            insert into job (id, user_id, group_id, name, mode, lane, ahead, engine, prompt, negative_prompt, variations, parameters,
                aspect_ratio, size, seed, sets, total_items, queued_items, retry_of, created_at, changed_at, compared_at,
                progress_said_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(6), utc_timestamp(6), utc_timestamp(6))""";
    private static final String OPEN = "and state in ('queued', 'processing')";
    private static final String CANCEL =
            "update job set cancel_requested = true where id = ? and cancel_requested = false " + OPEN;
    private static final String PAUSE =
            "update job set paused = ?, pause_version = pause_version + 1 where id = ? and paused <> ? " + OPEN;

    private final Database database;
    private final JobRows rows;
    private final JsonText json;

    Jobs(Database database, JobRows rows, JsonText json) {
        this.database = database;
        this.rows = rows;
        this.json = json;
    }

    /** The user's job with this id. */
    public Optional<Job> find(UUID userId, UUID id) {
        return database.find(JobRows.COLUMNS + "where j.id = ? and j.user_id = ?", rows, id, userId);
    }

    /** The job, its row locked until the transaction ends; what is read after this is what the last holder committed. */
    public Optional<Job> lock(UUID id) {
        return database.find(JobRows.COLUMNS + "where j.id = ? for update", rows, id);
    }

    /** Writes a new job; its group is there. */
    public void insert(Job job) {
        Job.Settings asked = job.settings();
        database.update(
                INSERT,
                job.id(),
                job.userId(),
                job.groupId(),
                asked.name(),
                Words.of(asked.mode()),
                Words.of(asked.lane()),
                asked.ahead(),
                Words.of(asked.engine()),
                asked.prompt(),
                asked.negativePrompt(),
                asked.variations(),
                json.write(asked.parameters()),
                asked.aspectRatio(),
                asked.size(),
                asked.seed(),
                asked.sets(),
                job.items().total(),
                job.items().total(),
                job.retryOf(),
                job.times().created());
    }

    /** Calls it otherwise. */
    void rename(UUID userId, UUID id, String name) {
        database.update("update job set name = ? where id = ? and user_id = ?", name, id, userId);
    }

    /** The number of the job's next page of items; asked and set under its lock. */
    public int nextPage(UUID id) {
        return database.find("select pages from job where id = ?", row -> row.number("pages"), id)
                .orElseThrow();
    }

    /** From now on the next page of items has that number. */
    public void usedPages(UUID id, int next) {
        database.update("update job set pages = ? where id = ?", next, id);
    }

    /** Whether this was what cancelled it: it was open and not cancelled yet. */
    boolean cancel(UUID id) {
        return database.update(CANCEL, id) == 1;
    }

    /** Whether this changed the flag: the job was open and the flag another. */
    boolean pause(UUID id, boolean paused) {
        return database.update(PAUSE, paused, id, paused) == 1;
    }
}
