package io.lightmill.job.item;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.job.Job;
import io.lightmill.job.sql.Batch;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.LiteralBatch;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Items in the database: written in bulk, listed by their place in the job. */
@ApplicationScoped
public class Items {

    private static final String INSERT_SOURCE =
            "insert into job_source (job_id, source_no, prompt, negative_prompt, inputs) values (?, ?, ?, ?, ?)";
    /** All else begins as the columns say: queued, and never heard of. */
    private static final String INSERT_ITEMS =
            "insert into item (job_id, ordinal, id, source_no, set_no, variation, seed) values";

    private final Database database;
    private final ItemRows rows;
    private final JsonText json;

    Items(Database database, ItemRows rows, JsonText json) {
        this.database = database;
        this.rows = rows;
        this.json = json;
    }

    /** Writes the sources of a new job; numbered by their place. */
    public void insertSources(UUID jobId, List<Source> sources) {
        try (Batch batch = database.batch(INSERT_SOURCE)) {
            int number = 0;
            for (Source source : sources) {
                PromptPair own = source.prompts();
                batch.add(
                        jobId,
                        number++,
                        own == null ? null : own.prompt(),
                        own == null ? null : own.negativePrompt(),
                        json.write(source.inputs()));
            }
            batch.send();
        }
    }

    /**
     * Writes the items of a new job as they are told; none is kept.
     *
     * @param telling tells each item to the consumer that it is given
     */
    public void insert(UUID jobId, Consumer<Consumer<NewItem>> telling) {
        try (LiteralBatch batch = database.literals(INSERT_ITEMS)) {
            telling.accept(item -> batch.add(
                    jobId, item.ordinal(), item.id(), item.source(), item.set(), item.variation(), item.seed()));
            batch.send();
        }
    }

    /** The job's items behind that ordinal, in order. */
    List<ItemView> page(Job job, @Nullable ItemState state, int after, int limit) {
        List<Object> values = new ArrayList<>(List.of(job.id(), after));
        if (state != null) {
            values.add(Words.of(state));
        }
        values.add(limit);
        return database.list(ItemRows.page(state != null), row -> rows.view(row, job), values.toArray());
    }
}
