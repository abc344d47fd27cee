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

    private final Database database;
    private final JsonText json;

    Sources(Database database, JsonText json) {
        this.database = database;
        this.json = json;
    }

    /** All of a job's by their numbers. */
    public SortedMap<Integer, Source> of(UUID jobId) {
        SortedMap<Integer, Source> sources = new TreeMap<>();
        database.list(ALL, row -> sources.put(row.number("source_no"), read(row)) == null, jobId);
        return sources;
    }

    private Source read(Row row) throws SQLException {
        String own = row.textOrNull("prompt");
        return new Source(
                own == null ? null : new PromptPair(own, row.textOrNull("negative_prompt")),
                json.read(row.text("inputs"), INPUTS));
    }
}
