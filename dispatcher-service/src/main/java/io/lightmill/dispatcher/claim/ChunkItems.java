package io.lightmill.dispatcher.claim;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.dispatcher.database.Columns;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Items and prompts as a claim needs them. */
@Singleton
class ChunkItems {

    private static final String COLUMNS = "id, version, alone, page, prompt, ordinal, set_no, variation, seed, inputs";
    private static final TypeReference<List<InputRef>> INPUTS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    ChunkItems(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Where a prompt is kept. */
    record PromptKey(UUID jobId, int page, int position) {}

    /** Locks due items of a job, passing over those that another claim has locked; never waits. */
    List<ChunkItem> lockDue(UUID jobId, int atMost) {
        return sql.list("select " + COLUMNS + """
                         from item force index (queue)
                        where job_id = ? and state = 'queued' and not_before <= utc_timestamp(6)
                        order by not_before, ordinal limit ? for update skip locked
                        """, this::item, jobId, atMost);
    }

    /** What of a chunk still belongs to a running attempt. */
    List<ChunkItem> stillOf(UUID attemptId, Collection<UUID> ids) {
        return sql.list(
                "select " + COLUMNS
                        + " from item where id in (??) and attempt_id = ? and state = 'processing' order by ordinal",
                this::item,
                ids,
                attemptId);
    }

    /** Binds items, locked before, to their attempts: one statement a chunk, all of them sent at once. */
    void bind(Map<UUID, List<ChunkItem>> chunks, long now) {
        chunks.values().stream()
                .map(List::size)
                .distinct()
                .forEach(size -> sql.batch(
                        """
                update item set state = 'processing', attempt_id = ?, version = greatest(version + 1, ?),
                  tries = tries + 1, changed_at = utc_timestamp(6)
                where state = 'queued' and id in (%s)
                """.formatted(String.join(",", Collections.nCopies(size, "?"))), rows(chunks, size, now)));
    }

    private static List<@Nullable Object[]> rows(Map<UUID, List<ChunkItem>> chunks, int size, long now) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        chunks.forEach((attempt, items) -> {
            if (items.size() == size) {
                rows.add(Stream.concat(Stream.of(attempt, now), items.stream().map(ChunkItem::id))
                        .toArray());
            }
        });
        return rows;
    }

    /** The prompts of these items. */
    Map<PromptKey, PromptPair> prompts(UUID jobId, List<ChunkItem> items) {
        Map<PromptKey, PromptPair> prompts = new HashMap<>();
        for (int page : items.stream().map(ChunkItem::page).distinct().toList()) {
            List<Integer> positions = items.stream()
                    .filter(item -> item.page() == page)
                    .map(ChunkItem::prompt)
                    .distinct()
                    .toList();
            sql.list(
                            """
                            select position, prompt, negative_prompt from prompt
                            where job_id = ? and page = ? and position in (??)
                            """,
                            c -> Map.entry(
                                    new PromptKey(jobId, page, c.number("position")),
                                    new PromptPair(c.text("prompt"), c.textOrNull("negative_prompt"))),
                            jobId,
                            page,
                            positions)
                    .forEach(entry -> prompts.put(entry.getKey(), entry.getValue()));
        }
        return prompts;
    }

    private ChunkItem item(Columns c) throws SQLException {
        return new ChunkItem(
                c.uuid("id"),
                c.large("version"),
                c.flag("alone"),
                c.number("page"),
                c.number("prompt"),
                c.number("ordinal"),
                c.number("set_no"),
                c.number("variation"),
                c.large("seed"),
                json.read(c.text("inputs"), INPUTS));
    }
}
