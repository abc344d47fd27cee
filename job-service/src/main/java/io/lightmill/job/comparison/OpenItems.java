package io.lightmill.job.comparison;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.job.Job;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is open, in the database. */
@ApplicationScoped
class OpenItems {

    private static final TypeReference<List<InputRef>> INPUTS = new TypeReference<>() {};
    private static final String DUE = """
            select id, user_id from job force index (job_open)
            where state in ('queued', 'processing') and changed_at <= utc_timestamp(6) - interval ? second
                and compared_at <= utc_timestamp(6) - interval ? second
            limit 1000""";
    private static final String TAKE = """
            update job set compared_at = utc_timestamp(6)
            where id = ? and compared_at <= utc_timestamp(6) - interval ? second""";
    private static final String COLUMNS = """
            select i.id, i.ordinal, i.set_no, i.variation, i.state, i.seed, s.prompt, s.negative_prompt, s.inputs
            from item i join job_source s on s.job_id = i.job_id and s.source_no = i.source_no
            where i.job_id = ? and i.state in ('queued', 'processing', 'generated')\s""";
    private static final String PAGE = COLUMNS + "and i.ordinal > ? order by i.ordinal limit ?";
    private static final String STILL_OPEN = COLUMNS + "and i.id in (%s) order by i.ordinal";

    private final Database database;
    private final JsonText json;

    OpenItems(Database database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    /** Open jobs that heard nothing for so long, and were not compared for so long. */
    List<Due> due(long seconds) {
        return database.list(DUE, row -> new Due(row.uuid("id"), row.uuid("user_id")), seconds, seconds);
    }

    /** Whether this replica compares the job now; of several one does. */
    boolean take(UUID jobId, long seconds) {
        return database.update(TAKE, jobId, seconds) == 1;
    }

    List<OpenItem> page(Job job, int after, int limit) {
        return database.list(PAGE, row -> read(row, job), job.id(), after, limit);
    }

    /** Those of the items that are open at this moment; asked under the job's lock. */
    List<OpenItem> stillOpen(Job job, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(job.id()));
        values.addAll(ids);
        return database.list(STILL_OPEN.formatted(Database.marks(ids.size())), row -> read(row, job), values.toArray());
    }

    private OpenItem read(Row row, Job job) throws SQLException {
        String own = row.textOrNull("prompt");
        String common = job.settings().prompt();
        PromptPair prompts = own != null
                ? new PromptPair(own, row.textOrNull("negative_prompt"))
                : new PromptPair(common == null ? "" : common, job.settings().negativePrompt());
        return new OpenItem(
                row.uuid("id"),
                row.number("ordinal"),
                row.number("set_no"),
                row.number("variation"),
                row.text("state").equals("generated"),
                prompts,
                json.read(row.text("inputs"), INPUTS),
                row.large("seed"));
    }

    /** A job to be compared. */
    record Due(UUID jobId, UUID userId) {}
}
