package io.lightmill.job.item;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.JsonText;
import io.lightmill.job.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What the items of jobs are made from. */
@ApplicationScoped
public class Sources {

    private static final TypeReference<List<InputRef>> INPUTS = new TypeReference<>() {};

    private static final String ALL =
            "select source_no, prompt, negative_prompt, inputs from job_source where job_id = ? order by source_no";

    private static final String OF_FAILED = """
            select s.source_no, s.prompt, s.negative_prompt, s.inputs
            from (select distinct source_no from item force index (item_by_state) where job_id = ? and state = 'failed') f
                straight_join job_source s on s.job_id = ? and s.source_no = f.source_no""";

    private final Database database;
    private final JsonText json;

    Sources(Database database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    /** All of a job's by their numbers. */
    public SortedMap<Integer, Source> of(UUID jobId) {
        return byNumber(ALL, jobId);
    }

    /** Those of a job's of which an item failed: few, however large the job is. */
    public SortedMap<Integer, Source> ofFailed(UUID jobId) {
        return byNumber(OF_FAILED, jobId, jobId);
    }

    private SortedMap<Integer, Source> byNumber(String sql, Object... values) {
        SortedMap<Integer, Source> sources = new TreeMap<>();
        database.list(sql, row -> sources.put(row.number("source_no"), read(row)) == null, values);
        return sources;
    }

    private Source read(Row row) throws SQLException {
        String own = row.textOrNull("prompt");
        return new Source(
                own == null ? null : new PromptPair(own, row.textOrNull("negative_prompt")),
                json.read(row.text("inputs"), INPUTS));
    }
}
