package io.lightmill.job.item;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.sql.Batch;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.LiteralBatch;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    private static final String ONE = ItemRows.views("""
            select i.* from item i join job j on j.id = i.job_id where i.id = ? and j.user_id = ?""");
    private static final String ALL = ItemRows.views("select * from item where id in (%s)");

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
    public List<ItemView> page(UUID jobId, @Nullable ItemState state, int after, int limit) {
        List<Object> values = new ArrayList<>(List.of(jobId, after));
        if (state != null) {
            values.add(Words.of(state));
        }
        values.add(limit);
        return database.list(ItemRows.views(ItemRows.page(state != null)), rows, values.toArray());
    }

    /** The user's item with this id. */
    Optional<ItemView> find(UUID userId, UUID id) {
        return database.find(ONE, rows, id, userId);
    }

    /** Items by their ids, whosever they are; in no order. */
    public List<ItemView> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.list(ALL.formatted(Database.marks(ids.size())), rows, ids.toArray());
    }

    /** Items that a query of their rows picks. */
    public List<ItemView> picked(String sql, Object... values) {
        return database.list(ItemRows.views(sql), rows, values);
    }
}
