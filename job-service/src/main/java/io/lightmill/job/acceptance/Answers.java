package io.lightmill.job.acceptance;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.job.Job;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.DatabaseException;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was answered under each Idempotency-Key. */
@ApplicationScoped
public class Answers {

    private static final String FIND =
            "select body_sha256, job_id, answer from idempotency_key where user_id = ? and idem_key = ?";
    private static final String INSERT = """
            insert into idempotency_key (user_id, idem_key, body_sha256, job_id, answer, created_at)
            values (?, ?, ?, ?, ?, utc_timestamp(6))""";

    /** In pieces, so that no submission waits long for the sweep. */
    static final String FORGET = """
            delete from idempotency_key
            where created_at < utc_timestamp(6) - interval ? second order by created_at limit 1000""";

    private final Database database;
    private final JsonText json;

    Answers(Database database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The answer given before under this key.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when it was given to another body
     */
    public Optional<Answer> find(UUID userId, IdempotencyKey key) {
        return database.find(FIND, Stored::read, userId, key.bytes()).map(stored -> {
            if (!Arrays.equals(stored.bodySha256(), key.bodySha256())) {
                throw Refusal.of(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "The body differs from the one that this key came with first.");
            }
            return stored.answer();
        });
    }

    /**
     * The answer to what made this job, kept under the key in its transaction. A twin that came first holds the key until it
     * commits; then this fails, and all of the transaction with it.
     */
    Answer keep(Job job, Instant now, @Nullable IdempotencyKey key) {
        Answer answer = new Answer(job.id(), json.write(job.view(now)), false);
        if (key == null) {
            return answer;
        }
        try {
            database.update(INSERT, job.userId(), key.bytes(), key.bodySha256(), answer.jobId(), answer.body());
            return answer;
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? new TwinCameFirst(e) : e;
        }
    }

    /**
     * Forgets answers that are older than this; their keys are free again.
     *
     * @return how many
     */
    int forget(Duration age) {
        int forgotten = 0;
        for (int piece = -1; piece != 0; forgotten += piece) {
            piece = database.update(FORGET, age.toSeconds());
        }
        return forgotten;
    }

    /** Another submission with this key was committed meanwhile. */
    static final class TwinCameFirst extends RuntimeException {
        TwinCameFirst(Throwable cause) {
            super(cause);
        }
    }

    private record Stored(byte[] bodySha256, Answer answer) {
        static Stored read(Row row) throws SQLException {
            return new Stored(row.bytes("body_sha256"), new Answer(row.uuid("job_id"), row.text("answer"), true));
        }
    }
}
