package io.lightmill.job.job;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Row;
import io.lightmill.job.sql.RowMapper;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;

/** A job's row, read. */
@ApplicationScoped
class JobRows implements RowMapper<Job> {

    /** The group's name by a subquery, not a join, so that no optimizer begins with the groups. */
    static final String COLUMNS = """
            select j.id, j.user_id, j.group_id, (select g.name from job_group g where g.id = j.group_id) as group_name,
                j.name, j.mode, j.lane, j.ahead, j.engine, j.prompt, j.negative_prompt, j.variations, j.parameters, j.aspect_ratio,
                j.size, j.seed, j.sets, j.total_items, j.queued_items, j.processing_items, j.generated_items, j.completed_items, j.failed_items, j.cancelled_items,
                j.state, j.paused, j.pause_version, j.cancel_requested, j.seconds, j.cost_usd, j.created_at, j.started_at,
                j.finished_at, j.changed_at, j.marks_version, j.retry_of,
                case when j.failed_items > 0 then
                    (select count(*) from item_retry r join output x on x.item_id = r.by_item_id where r.job_id = j.id)
                else 0 end as recovered
            from job j\s""";

    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final JsonText json;

    JobRows(JsonText json) {
        this.json = json;
    }

    @Override
    public Job map(Row row) throws SQLException {
        return new Job(
                row.uuid("id"),
                row.uuid("user_id"),
                row.uuid("group_id"),
                row.text("group_name"),
                row.uuidOrNull("retry_of"),
                settings(row),
                counts(row),
                row.number("recovered"),
                Words.read(JobState.class, row.text("state")),
                row.flag("paused"),
                row.large("pause_version"),
                row.flag("cancel_requested"),
                row.large("marks_version"),
                row.real("seconds"),
                row.real("cost_usd"),
                new Job.Times(
                        row.instant("created_at"),
                        row.instantOrNull("started_at"),
                        row.instantOrNull("finished_at"),
                        row.instant("changed_at")));
    }

    private Job.Settings settings(Row row) throws SQLException {
        return new Job.Settings(
                row.text("name"),
                Words.read(Mode.class, row.text("mode")),
                Words.read(Lane.class, row.text("lane")),
                row.flag("ahead"),
                Words.read(Engine.class, row.text("engine")),
                row.textOrNull("prompt"),
                row.textOrNull("negative_prompt"),
                row.numberOrNull("variations"),
                json.read(row.text("parameters"), PARAMETERS),
                row.textOrNull("aspect_ratio"),
                row.textOrNull("size"),
                row.largeOrNull("seed"),
                row.number("sets"));
    }

    private static ItemCounts counts(Row row) throws SQLException {
        return new ItemCounts(
                row.number("total_items"),
                row.number("queued_items"),
                row.number("processing_items"),
                row.number("generated_items"),
                row.number("completed_items"),
                row.number("failed_items"),
                row.number("cancelled_items"));
    }
}
