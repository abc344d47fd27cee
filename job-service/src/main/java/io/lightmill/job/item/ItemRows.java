package io.lightmill.job.item;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.job.Job;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Row;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item's row with its source and outcome, read as its owner sees it. */
@ApplicationScoped
class ItemRows {

    private static final TypeReference<List<InputRef>> INPUTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    /** The page is cut before it is joined, so that the joins are a look-up for each row shown. */
    private static final String PAGE = """
            select i.*, s.prompt, s.negative_prompt, s.inputs, o.attempt_id, o.seconds, o.cost_usd, o.metadata,
                o.content_type, o.bytes, o.sha256, o.width, o.height, o.code, o.message
            from (select * from item force index (%s) where job_id = ? and ordinal > ? %s order by ordinal limit ?) i
                join job_source s on s.job_id = i.job_id and s.source_no = i.source_no
                left join item_outcome o on o.job_id = i.job_id and o.ordinal = i.ordinal
            order by i.ordinal""";

    private final JsonText json;

    ItemRows(JsonText json) {
        this.json = json;
    }

    static String page(boolean byState) {
        return byState ? PAGE.formatted("item_by_state", "and state = ?") : PAGE.formatted("primary", "");
    }

    ItemView view(Row row, Job job) throws SQLException {
        UUID id = row.uuid("id");
        ItemState state = Words.read(ItemState.class, row.text("state"));
        String own = row.textOrNull("prompt");
        String common = job.settings().prompt();
        String metadata = row.textOrNull("metadata");
        return new ItemView(
                id,
                job.id(),
                row.number("ordinal"),
                row.number("set_no"),
                row.number("variation"),
                row.large("seed"),
                state,
                own != null ? own : common != null ? common : "",
                own != null ? row.textOrNull("negative_prompt") : job.settings().negativePrompt(),
                json.read(row.text("inputs"), INPUTS),
                row.number("attempts"),
                failure(row),
                output(row, id),
                row.realOrNull("seconds"),
                row.realOrNull("cost_usd"),
                metadata == null ? Map.of() : json.read(metadata, METADATA),
                job.createdAt(),
                row.instantOrNull("finished_at"));
    }

    private static ItemView.@Nullable Failure failure(Row row) throws SQLException {
        String slug = row.textOrNull("code");
        if (slug == null) {
            return null;
        }
        ErrorCode code = ErrorCode.ofSlug(slug);
        return new ItemView.Failure(code, row.text("message"), code.advice());
    }

    private static ItemView.@Nullable Output output(Row row, UUID itemId) throws SQLException {
        byte[] sha256 = row.bytesOrNull("sha256");
        if (sha256 == null) {
            return null;
        }
        return new ItemView.Output(
                row.uuid("attempt_id"),
                row.text("content_type"),
                row.large("bytes"),
                HexFormat.of().formatHex(sha256),
                row.number("width"),
                row.number("height"),
                "/api/items/" + itemId + "/output",
                "/api/items/" + itemId + "/preview");
    }
}
