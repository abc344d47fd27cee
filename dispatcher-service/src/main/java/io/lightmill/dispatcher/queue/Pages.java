package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.ItemsQueued.QueuedItem;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of a page: its prompts, each once, and its items. Rows that are there already stay as they are. */
@Singleton
class Pages {

    private final Sql sql;
    private final Json json;

    Pages(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Stores a page; its items begin in this phase. */
    void store(ItemsQueued page, ItemPhase phase, long version) {
        prompts(page);
        items(page, phase, version);
    }

    /** Those of a page that are cancelled, with the versions that they have. */
    List<ItemVersion> cancelled(ItemsQueued page) {
        List<UUID> ids = page.items().stream().map(QueuedItem::id).toList();
        return sql.list(
                "select id, version from item where id in (??) and state = 'cancelled'",
                c -> new ItemVersion(c.uuid("id"), c.large("version")),
                ids);
    }

    private void prompts(ItemsQueued page) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int position = 0; position < page.prompts().size(); position++) {
            PromptPair pair = page.prompts().get(position);
            rows.add(
                    new @Nullable Object[] {page.jobId(), page.page(), position, pair.prompt(), pair.negativePrompt()});
        }
        sql.batch("""
                insert into prompt (job_id, page, position, prompt, negative_prompt) values (?, ?, ?, ?, ?)
                on duplicate key update position = position
                """, rows);
    }

    private void items(ItemsQueued page, ItemPhase phase, long version) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (QueuedItem item : page.items()) {
            rows.add(new @Nullable Object[] {
                item.id(),
                page.jobId(),
                page.page(),
                item.prompt(),
                item.ordinal(),
                item.set(),
                item.variation(),
                item.seed(),
                json.write(item.inputs()),
                phase,
                version
            });
        }
        // Not "insert ignore": that would also swallow a row that breaks a constraint.
        sql.batch("""
                insert into item (id, job_id, page, prompt, ordinal, set_no, variation, seed, inputs, state, version,
                  not_before, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2000-01-01', utc_timestamp(6))
                on duplicate key update id = id
                """, rows);
    }
}
