package io.lightmill.dispatcher.schedule;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.settle.OutputVerdicts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What storage-service says of outputs. */
@Singleton
class StorageSteps {

    private final Sql sql;
    private final OutputVerdicts verdicts;

    StorageSteps(Sql sql, OutputVerdicts verdicts) {
        this.sql = sql;
        this.verdicts = verdicts;
    }

    /** Some are kept, some rejected, of some nothing is heard yet. */
    void judgeSome(Scene scene) {
        for (Outputs.Key key : unjudged()) {
            if (scene.oneIn(5)) {
                scene.model().rejected(key.attemptId(), key.itemId());
                reject(key);
            } else if (scene.random().nextBoolean()) {
                archive(key);
            }
        }
    }

    void keepAll() {
        unjudged().forEach(this::archive);
    }

    private List<Outputs.Key> unjudged() {
        return sql.list(
                "select id, job_id, attempt_id from item where state = 'generated'",
                c -> new Outputs.Key(c.uuid("job_id"), c.uuid("id"), c.uuid("attempt_id")));
    }

    private void reject(Outputs.Key key) {
        verdicts.rejected(new OutputRejected(
                key.jobId(),
                key.itemId(),
                UUID.randomUUID(),
                key.attemptId(),
                ErrorCode.OUTPUT_DAMAGED,
                "half a file",
                Instant.now()));
    }

    private void archive(Outputs.Key key) {
        verdicts.archived(List.of(new OutputArchived(
                key.jobId(),
                key.itemId(),
                UUID.randomUUID(),
                key.attemptId(),
                "o",
                "image/png",
                7,
                "s",
                1,
                1,
                1,
                Instant.now())));
    }
}
