package io.lightmill.job.retry;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.api.Retries;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.acceptance.Plan;
import io.lightmill.job.acceptance.SubmissionConfig;
import io.lightmill.job.item.Source;
import io.lightmill.job.item.Sources;
import io.lightmill.job.job.Job;
import io.lightmill.job.submission.Bounds;
import io.lightmill.job.submission.Findings;
import io.lightmill.job.submission.SettingsCheck;
import io.lightmill.job.submission.TextCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays out the job of a retry: what failed, as it was submitted but for what is wished otherwise this time. */
@ApplicationScoped
class RetryPlanner {

    private static final String MARK = " (retry)";

    private final Sources sources;
    private final SettingsCheck settingsCheck;
    private final Bounds bounds;
    private final SubmissionConfig config;

    RetryPlanner(Sources sources, SettingsCheck settingsCheck, Bounds bounds, SubmissionConfig config) {
        this.sources = sources;
        this.settingsCheck = settingsCheck;
        this.bounds = bounds;
        this.config = config;
    }

    /** The plan, or the refusal that names everything that is wrong. */
    Plan plan(Job job, Retries.Request request, List<FailedItem> failed) {
        Findings findings = new Findings();
        TextCheck texts = new TextCheck(findings);
        String prompt = texts.optional("prompt", request.prompt(), bounds.promptCharacters());
        String negative = texts.orNone("negativePrompt", request.negativePrompt(), bounds.promptCharacters());
        boolean negativeChanged = request.negativePrompt() != null;
        PromptPair common = changed(
                new PromptPair(
                        job.settings().prompt() == null ? "" : job.settings().prompt(),
                        job.settings().negativePrompt()),
                prompt,
                negativeChanged,
                negative);
        SortedMap<Integer, Source> changed = new TreeMap<>();
        sources.ofFailed(job.id())
                .forEach((number, source) -> changed.put(number, changed(source, prompt, negativeChanged, negative)));
        StandIns items = StandIns.of(failed, changed, common, Boolean.TRUE.equals(request.newSeeds()));
        Job.Settings settings = settings(job, request, common, items, texts, findings);
        if (!findings.isEmpty()) {
            throw findings.refusal();
        }
        return new Plan(
                job.userId(), job.groupId(), null, job.retryOf() == null ? job.id() : job.retryOf(), settings, items);
    }

    private Job.Settings settings(
            Job job, Retries.Request request, PromptPair common, StandIns items, TextCheck texts, Findings findings) {
        Job.Settings old = job.settings();
        Engine engine = settingsCheck.engine(request.engine() == null ? old.engine() : request.engine(), findings);
        // Another engine's parameters mean nothing to this one.
        Map<String, Object> kept = engine == old.engine() ? old.parameters() : Map.of();
        Map<String, Object> parameters = parameters(kept, request.parameters());
        String size = over(old.size(), request.size());
        String aspectRatio = over(old.aspectRatio(), request.aspectRatio());
        settingsCheck.checkWishes(engine, parameters, size, aspectRatio, findings);
        for (int source = 0; source < items.sources().size(); source++) {
            if (settingsCheck.needsPrompt(engine)
                    && items.prompts(source).prompt().isEmpty()) {
                findings.add(ErrorCode.INVALID_REQUEST, "prompt", "prompt is missing; this engine needs one.");
            }
        }
        String name = texts.name("name", request.name(), bounds.jobNameCharacters());
        return new Job.Settings(
                name == null ? marked(old.name()) : name,
                old.mode(),
                items.items() <= config.interactiveItems() ? Lane.INTERACTIVE : Lane.BULK,
                false,
                engine,
                common.prompt().isEmpty() ? null : common.prompt(),
                common.negativePrompt(),
                old.variations(),
                parameters,
                aspectRatio,
                size,
                null,
                items.sets());
    }

    /** A retry of a retry is marked once. */
    private String marked(String name) {
        String plain = name.endsWith(MARK) ? name.substring(0, name.length() - MARK.length()) : name;
        int room = bounds.jobNameCharacters() - MARK.length();
        int characters = Math.min(plain.codePointCount(0, plain.length()), room);
        return plain.substring(0, plain.offsetByCodePoints(0, characters)) + MARK;
    }

    private static Source changed(
            Source source, @Nullable String prompt, boolean negativeChanged, @Nullable String negative) {
        PromptPair own = source.prompts();
        return own == null ? source : new Source(changed(own, prompt, negativeChanged, negative), source.inputs());
    }

    private static PromptPair changed(
            PromptPair old, @Nullable String prompt, boolean negativeChanged, @Nullable String negative) {
        return new PromptPair(
                prompt == null ? old.prompt() : prompt, negativeChanged ? negative : old.negativePrompt());
    }

    private static Map<String, Object> parameters(Map<String, Object> old, @Nullable Map<String, Object> over) {
        Map<String, Object> parameters = new LinkedHashMap<>(old);
        if (over != null) {
            parameters.putAll(over);
        }
        parameters.values().removeIf(Objects::isNull);
        return parameters;
    }

    /** The new one where one is named; an empty one takes the old away. */
    private static @Nullable String over(@Nullable String old, @Nullable String named) {
        return named == null ? old : named.isBlank() ? null : named;
    }
}
