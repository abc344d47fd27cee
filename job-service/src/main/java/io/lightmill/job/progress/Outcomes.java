package io.lightmill.job.progress;

import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.job.sql.Batch;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/** Writes what became of items: what the attempt said of its output, the archived file, or the failure. */
@ApplicationScoped
class Outcomes {

    private static final int MESSAGE_CHARACTERS = 2_000;
    private static final int TYPE_CHARACTERS = 32;

    /** The price adds up over the tries; all else is of the last one. */
    private static final String MADE = """
            insert into item_outcome (job_id, ordinal, attempt_id, seconds, cost_usd, metadata) values (?, ?, ?, ?, ?, ?)
            on duplicate key update attempt_id = values(attempt_id), seconds = values(seconds),
                cost_usd = coalesce(cost_usd, 0) + values(cost_usd), metadata = values(metadata)""";

    /** Details of another attempt's output go; attempt_id is set last, since assignments are made from left to right. */
    private static final String FILE = """
            insert into item_outcome (job_id, ordinal, attempt_id, content_type, bytes, sha256, width, height)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on duplicate key update seconds = if(attempt_id = values(attempt_id), seconds, null),
                metadata = if(attempt_id = values(attempt_id), metadata, null),
                content_type = values(content_type), bytes = values(bytes), sha256 = values(sha256),
                width = values(width), height = values(height), attempt_id = values(attempt_id)""";

    private static final String FAILURE = """
            insert into item_outcome (job_id, ordinal, attempt_id, code, message) values (?, ?, ?, ?, ?)
            on duplicate key update attempt_id = values(attempt_id), code = values(code), message = values(message)""";

    /** The gallery's row of each archived file, of what the job and the item hold already. */
    private static final String OUTPUTS = """
            insert into output (item_id, user_id, job_id, ordinal, group_id, mode, engine, set_no, variation, seed, width,
                height, finished_at)
            select i.id, j.user_id, i.job_id, i.ordinal, j.group_id, j.mode, j.engine, i.set_no, i.variation, i.seed, o.width,
                o.height, i.finished_at
            from job j straight_join item i force index (primary) on i.job_id = j.id
                straight_join item_outcome o on o.job_id = i.job_id and o.ordinal = i.ordinal
            where j.id = ? and i.ordinal in (%s)""";

    /** Tries that went back to the queue; the last failure is the outcome's. */
    private static final String TRY = """
            insert into item_try (job_id, ordinal, attempt_id, code) values (?, ?, ?, ?)
            on duplicate key update code = values(code)""";

    private static final int CHUNK = 1_000;

    private final Database database;
    private final JsonText json;

    Outcomes(Database database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    void write(UUID jobId, List<ItemChange> changes) {
        batch(MADE, batch -> changes.forEach(change -> made(batch, jobId, change)));
        batch(FILE, batch -> changes.forEach(change -> file(batch, jobId, change)));
        batch(FAILURE, batch -> changes.forEach(change -> failure(batch, jobId, change)));
        if (changes.stream().anyMatch(change -> !change.backInQueue().isEmpty())) {
            batch(TRY, batch -> changes.forEach(change -> tries(batch, jobId, change)));
        }
        changes.stream()
                .filter(change -> change.file() != null)
                .map(change -> change.found().ordinal())
                .gather(Gatherers.windowFixed(CHUNK))
                .forEach(ordinals -> outputs(jobId, ordinals));
    }

    private void outputs(UUID jobId, List<Integer> ordinals) {
        List<Object> values = new ArrayList<>(ordinals);
        values.addFirst(jobId);
        database.update(OUTPUTS.formatted(Database.marks(ordinals.size())), values.toArray());
    }

    private static void tries(Batch batch, UUID jobId, ItemChange change) {
        for (ItemNews.Requeued back : change.backInQueue()) {
            if (back.attemptId() != null && back.code() != null) {
                batch.add(
                        jobId,
                        change.found().ordinal(),
                        back.attemptId(),
                        back.code().slug());
            }
        }
    }

    private void batch(String sql, Consumer<Batch> rows) {
        try (Batch batch = database.batch(sql)) {
            rows.accept(batch);
            batch.send();
        }
    }

    private void made(Batch batch, UUID jobId, ItemChange change) {
        ItemNews.Generated made = change.made();
        if (made != null) {
            GeneratedOutput output = made.output();
            String metadata = json.write(output.metadata() == null ? Map.of() : output.metadata());
            batch.add(jobId, change.found().ordinal(), made.attemptId(), made.seconds(), change.costUsd(), metadata);
        }
    }

    private static void file(Batch batch, UUID jobId, ItemChange change) {
        ItemNews.Archived file = change.file();
        if (file != null) {
            batch.add(
                    jobId,
                    change.found().ordinal(),
                    file.attemptId(),
                    cut(file.contentType(), TYPE_CHARACTERS),
                    file.bytes(),
                    HexFormat.of().parseHex(file.sha256()),
                    file.width(),
                    file.height());
        }
    }

    private static void failure(Batch batch, UUID jobId, ItemChange change) {
        ItemNews.Failed failure = change.failure();
        if (failure != null) {
            String message = cut(failure.message(), MESSAGE_CHARACTERS);
            batch.add(
                    jobId,
                    change.found().ordinal(),
                    failure.attemptId(),
                    failure.code().slug(),
                    message);
        }
    }

    private static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }
}
