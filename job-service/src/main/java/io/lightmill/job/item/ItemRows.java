package io.lightmill.job.item;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.Retries;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Row;
import io.lightmill.job.sql.RowMapper;
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
class ItemRows implements RowMapper<ItemView> {

    private static final TypeReference<List<InputRef>> INPUTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    /**
     * Of the stand-in that is open or completed, of which there is one at most, else of the newest; of a stand-in only what came after
     * it. Asked only where there may be one, which is a look-up in the index of its item.
     */
    private static final String OF_STAND_IN = """
            case when i.state in ('failed', 'cancelled') then
                (select %s from item_retry r join item n on n.id = r.by_item_id
                 where r.item_id = coalesce(t.item_id, i.id)
                    and (t.item_id is null or r.by_item_id > i.id)
                 order by n.state in ('failed', 'cancelled'), r.by_item_id desc limit 1)
            end""";

    /**
     * The items are picked before they are joined, in this order, so that the joins are a look-up for each row shown. Keys are named: a
     * table that was small when it was last counted would be read whole.
     */
    private static final String VIEWS = """
            select i.*, j.prompt as job_prompt, j.negative_prompt as job_negative_prompt, j.created_at,
                s.prompt, s.negative_prompt, s.inputs, o.attempt_id, o.seconds, o.cost_usd, o.metadata,
                o.content_type, o.bytes, o.sha256, o.width, o.height, o.code, o.message,
                coalesce(x.favourite, false) as favourite, coalesce(x.rejected, false) as rejected,
                t.item_id as retry_of, %s as by_item_id, %s as by_job_id, %s as by_state
            from (%%s) i
                straight_join job j on j.id = i.job_id
                straight_join job_source s on s.job_id = i.job_id and s.source_no = i.source_no
                left join item_outcome o force index (primary) on o.job_id = i.job_id and o.ordinal = i.ordinal
                left join output x force index (primary) on x.item_id = i.id
                left join item_retry t force index (primary) on t.by_item_id = i.id
            order by i.job_id, i.ordinal""".formatted(
                    OF_STAND_IN.formatted("n.id"), OF_STAND_IN.formatted("n.job_id"), OF_STAND_IN.formatted("n.state"));

    private static final String PAGE =
            "select * from item force index (%s) where job_id = ? and ordinal > ? %s order by ordinal limit ?";

    private final JsonText json;

    ItemRows(JsonText json) {
        this.json = json;
    }

    /** The query that picks a job's items behind an ordinal. */
    static String page(boolean byState) {
        return byState ? PAGE.formatted("item_by_state", "and state = ?") : PAGE.formatted("primary", "");
    }

    /** The query that shows items that another one picks. */
    static String views(String picked) {
        return VIEWS.formatted(picked);
    }

    @Override
    public ItemView map(Row row) throws SQLException {
        UUID id = row.uuid("id");
        ItemState state = Words.read(ItemState.class, row.text("state"));
        String own = row.textOrNull("prompt");
        String common = row.textOrNull("job_prompt");
        String metadata = row.textOrNull("metadata");
        return new ItemView(
                id,
                row.uuid("job_id"),
                row.number("ordinal"),
                row.number("set_no"),
                row.number("variation"),
                row.large("seed"),
                state,
                own != null ? own : common != null ? common : "",
                own != null ? row.textOrNull("negative_prompt") : row.textOrNull("job_negative_prompt"),
                json.read(row.text("inputs"), INPUTS),
                row.number("attempts"),
                failure(row),
                output(row, id),
                row.realOrNull("seconds"),
                row.realOrNull("cost_usd"),
                metadata == null ? Map.of() : json.read(metadata, METADATA),
                row.flag("favourite"),
                row.flag("rejected"),
                row.uuidOrNull("retry_of"),
                standIn(row),
                row.instant("created_at"),
                row.instantOrNull("finished_at"));
    }

    private static Retries.@Nullable StandIn standIn(Row row) throws SQLException {
        UUID id = row.uuidOrNull("by_item_id");
        return id == null
                ? null
                : new Retries.StandIn(id, row.uuid("by_job_id"), Words.read(ItemState.class, row.text("by_state")));
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
