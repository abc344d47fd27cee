package io.lightmill.e2e.api;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.SubmitJob;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a submission: what is not said is left to the API. */
public final class Submission {

    private final Mode mode;
    private @Nullable UUID groupId;
    private @Nullable String groupName;
    private @Nullable String prompt;
    private @Nullable List<InputRef> inputs;
    private @Nullable Integer variations;
    private @Nullable List<SubmitJob.Reference> references;
    private @Nullable Engine engine;
    private @Nullable Map<String, Object> parameters;
    private @Nullable Long seed;
    private @Nullable Boolean dryRun;

    private Submission(Mode mode) {
        this.mode = mode;
    }

    /** Each of these so many times. */
    public static Submission automatic(String prompt, List<InputRef> inputs, int variations) {
        Submission submission = new Submission(Mode.AUTOMATIC);
        submission.prompt = prompt;
        submission.inputs = inputs;
        submission.variations = variations;
        return submission;
    }

    /** Sets of references. */
    public static Submission semiAutomatic(List<SubmitJob.Reference> references) {
        Submission submission = new Submission(Mode.SEMI_AUTOMATIC);
        submission.references = references;
        return submission;
    }

    /** Into this group. */
    public Submission into(UUID group) {
        this.groupId = group;
        return this;
    }

    /** Into the group of this name, which is made when there is none. */
    public Submission into(String group) {
        this.groupName = group;
        return this;
    }

    /** With this engine. */
    public Submission with(Engine chosen) {
        this.engine = chosen;
        return this;
    }

    /** With these parameters. */
    public Submission with(Map<String, Object> chosen) {
        this.parameters = chosen;
        return this;
    }

    /** With this seed for variation 1. */
    public Submission seeded(long first) {
        this.seed = first;
        return this;
    }

    /** Only to be told what it would be. */
    public Submission dryRun() {
        this.dryRun = true;
        return this;
    }

    /** The record that is sent. */
    public SubmitJob build() {
        return new SubmitJob(
                groupId,
                groupName,
                null,
                mode,
                prompt,
                null,
                inputs,
                variations,
                references,
                engine,
                parameters,
                seed,
                null,
                null,
                null,
                null,
                dryRun);
    }
}
