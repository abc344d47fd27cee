package io.lightmill.job.submission;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.acceptance.Plan;
import io.lightmill.job.acceptance.SubmissionConfig;
import io.lightmill.job.group.Groups;
import io.lightmill.job.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks a whole submission and finds everything that is wrong with it, then lays it out as a plan. */
@ApplicationScoped
class SubmissionCheck {

    private final SubmissionConfig config;
    private final Bounds bounds;
    private final SettingsCheck settingsCheck;
    private final NamedInputs namedInputs;
    private final Groups groups;

    SubmissionCheck(
            SubmissionConfig config,
            Bounds bounds,
            SettingsCheck settingsCheck,
            NamedInputs namedInputs,
            Groups groups) {
        this.config = config;
        this.bounds = bounds;
        this.settingsCheck = settingsCheck;
        this.namedInputs = namedInputs;
        this.groups = groups;
    }

    /** The plan; it may be carried out only while there are no findings. */
    Plan plan(UUID userId, SubmitJob submission, Findings findings) {
        TextCheck texts = new TextCheck(findings);
        String prompt = texts.optional("prompt", submission.prompt(), bounds.promptCharacters());
        String negative = texts.orNone("negativePrompt", submission.negativePrompt(), bounds.promptCharacters());
        PromptPair common = new PromptPair(prompt == null ? "" : prompt, negative);
        Engine engine = settingsCheck.engine(submission.engine(), findings);
        List<SubmittedItems.Part> parts = parts(submission, common, engine, findings);
        Map<String, Object> parameters = submission.parameters() == null ? Map.of() : submission.parameters();
        settingsCheck.checkWishes(engine, parameters, submission.size(), submission.aspectRatio(), findings);
        settingsCheck
                .wishes(engine, parameters, submission.size(), submission.aspectRatio())
                .ifPresent(wishes -> settingsCheck.checkInputs(wishes, parts, findings));
        String groupName = groupName(userId, submission, texts, findings);
        List<SubmittedItems.Part> named = namedInputs.name(userId, submission, parts, findings);
        long items = parts.stream().mapToLong(SubmittedItems.Part::images).sum();
        Seeds seeds = new SeedCheck(findings).seeds(submission, items, most(parts));
        SubmittedItems blueprint = new SubmittedItems(named, common, seeds);
        String name = texts.name("name", submission.name(), bounds.jobNameCharacters());
        Job.Settings settings = new Job.Settings(
                name != null ? name : JobName.of(blueprint, engine),
                mode(submission),
                blueprint.items() <= config.interactiveItems() ? Lane.INTERACTIVE : Lane.BULK,
                Boolean.TRUE.equals(submission.ahead()),
                engine,
                prompt,
                negative,
                variations(submission),
                parameters,
                submission.aspectRatio(),
                submission.size(),
                submission.seed(),
                blueprint.sets());
        return new Plan(userId, submission.groupId(), groupName, null, settings, blueprint);
    }

    private List<SubmittedItems.Part> parts(SubmitJob submission, PromptPair common, Engine engine, Findings findings) {
        if (submission.mode() == null) {
            findings.add(ErrorCode.INVALID_REQUEST, "mode", "mode must be automatic or semi-automatic.");
        }
        List<SubmittedItems.Part> parts = new SourcesCheck(bounds, findings).parts(submission, common);
        if (settingsCheck.needsPrompt(engine) && common.prompt().isEmpty()) {
            requirePrompts(mode(submission), parts, findings);
        }
        return parts;
    }

    private static void requirePrompts(Mode mode, List<SubmittedItems.Part> parts, Findings findings) {
        if (mode == Mode.AUTOMATIC) {
            findings.add(ErrorCode.INVALID_REQUEST, "prompt", "prompt is missing; this engine needs one.");
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            PromptPair own = parts.get(i).source().prompts();
            if (own == null || own.prompt().isEmpty()) {
                String field = "references[" + i + "].prompt";
                findings.add(ErrorCode.INVALID_REQUEST, field, field + " is missing, and the job has none either.");
            }
        }
    }

    private static Mode mode(SubmitJob submission) {
        return submission.mode() == null ? Mode.AUTOMATIC : submission.mode();
    }

    private static @Nullable Integer variations(SubmitJob submission) {
        if (mode(submission) == Mode.SEMI_AUTOMATIC) {
            return null;
        }
        Integer given = submission.variations();
        return given == null ? Integer.valueOf(1) : given;
    }

    private static int most(List<SubmittedItems.Part> parts) {
        return parts.stream().mapToInt(SubmittedItems.Part::images).max().orElse(1);
    }

    private @Nullable String groupName(UUID userId, SubmitJob submission, TextCheck texts, Findings findings) {
        String name = texts.name("groupName", submission.groupName(), bounds.groupNameCharacters());
        if (submission.groupId() == null) {
            return name;
        }
        if (name != null) {
            findings.add(
                    ErrorCode.INVALID_REQUEST, "groupName", "Name the group by groupId or by groupName, not both.");
        }
        if (groups.find(userId, submission.groupId()).isEmpty()) {
            findings.add(ErrorCode.NOT_FOUND, "groupId", "There is no group with this id among yours.");
        }
        return null;
    }
}
