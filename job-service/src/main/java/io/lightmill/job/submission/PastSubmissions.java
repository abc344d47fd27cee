package io.lightmill.job.submission;

import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.job.item.Source;
import io.lightmill.job.item.Sources;
import io.lightmill.job.job.Job;
import io.lightmill.job.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a job the submission that makes the same again. It is told by what was stored, so prompts of references are whole
 * where the job's own stood in front of them; and a retry, which is about single variations, is told as references.
 */
@ApplicationScoped
class PastSubmissions {

    private static final String SETS = """
            select source_no, set_no, count(*) as images from item where job_id = ?
            group by source_no, set_no order by source_no, set_no""";
    private static final String SEEDS = "select seed from item where job_id = ? order by ordinal";

    private final Sources sources;
    private final Database database;
    private final Bounds bounds;

    PastSubmissions(Sources sources, Database database, Bounds bounds) {
        this.sources = sources;
        this.database = database;
        this.bounds = bounds;
    }

    /**
     * The submission.
     *
     * @param withSeeds whether to name the seeds that were drawn, so that the very same pictures are asked for
     */
    SubmitJob of(Job job, boolean withSeeds) {
        SortedMap<Integer, Source> made = sources.of(job.id());
        boolean whole = isWhole(job, made.size());
        Job.Settings asked = job.settings();
        return new SubmitJob(
                job.groupId(),
                null,
                asked.name(),
                whole ? Mode.AUTOMATIC : Mode.SEMI_AUTOMATIC,
                whole ? asked.prompt() : null,
                whole ? asked.negativePrompt() : null,
                whole
                        ? made.values().stream()
                                .flatMap(source -> source.inputs().stream())
                                .toList()
                        : null,
                whole ? asked.variations() : null,
                whole ? null : references(job, made),
                asked.engine(),
                asked.parameters(),
                asked.seed(),
                withSeeds && asked.seed() == null ? seeds(job) : null,
                asked.aspectRatio(),
                asked.size(),
                asked.ahead() ? true : null,
                null);
    }

    /** Whether it is automatic and each input has all of its variations. */
    private static boolean isWhole(Job job, int sources) {
        Integer variations = job.settings().variations();
        return variations != null && job.items().total() == (long) sources * variations;
    }

    private List<SubmitJob.Reference> references(Job job, SortedMap<Integer, Source> made) {
        Map<Integer, Counted> counted = new TreeMap<>();
        database.list(
                SETS,
                row -> counted.merge(
                        row.number("source_no"),
                        new Counted(row.number("images"), row.number("images")),
                        Counted::plus),
                job.id());
        List<SubmitJob.Reference> references = new ArrayList<>();
        made.forEach((number, source) ->
                references.add(reference(job, source, Objects.requireNonNull(counted.get(number)))));
        return references;
    }

    private SubmitJob.Reference reference(Job job, Source source, Counted counted) {
        PromptPair own = source.prompts();
        return new SubmitJob.Reference(
                source.inputs(),
                own == null ? job.settings().prompt() : said(own.prompt()),
                own == null ? job.settings().negativePrompt() : own.negativePrompt(),
                counted.images(),
                Math.min(counted.perSet(), bounds.perSet()));
    }

    /** An engine that reads none may be told a negative prompt alone. */
    private static @Nullable String said(String prompt) {
        return prompt.isEmpty() ? null : prompt;
    }

    private List<@Nullable Long> seeds(Job job) {
        return new ArrayList<>(database.list(SEEDS, row -> row.large("seed"), job.id()));
    }

    /** Items of a source, and of its fullest set. */
    private record Counted(int images, int perSet) {
        Counted plus(Counted other) {
            return new Counted(images + other.images, Math.max(perSet, other.perSet));
        }
    }
}
