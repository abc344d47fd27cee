package io.lightmill.job.submission;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.dispatch.KnownEndpoints;
import io.lightmill.job.sql.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the engine and what it is told. */
@ApplicationScoped
class SettingsCheck {

    private static final Pattern ASPECT_RATIO = Pattern.compile("[1-9][0-9]{0,3}:[1-9][0-9]{0,3}");
    private static final Pattern SIZE = Pattern.compile("[0-9A-Za-z]{1,16}");

    private final SubmissionConfig config;
    private final Bounds bounds;
    private final KnownEndpoints endpoints;
    private final JsonText json;

    SettingsCheck(SubmissionConfig config, Bounds bounds, KnownEndpoints endpoints, JsonText json) {
        this.config = config;
        this.bounds = bounds;
        this.endpoints = endpoints;
        this.json = json;
    }

    /** The engine named, else the first that is served. */
    Engine engine(@Nullable Engine named, Findings findings) {
        Optional<List<EndpointView>> known = endpoints.all();
        List<Engine> served = known.orElse(List.of()).stream()
                .flatMap(endpoint -> endpoint.engines().stream())
                .toList();
        if (named == null) {
            return served.isEmpty() ? config.defaultEngine() : served.getFirst();
        }
        if (known.isPresent() && !served.contains(named)) {
            findings.add(ErrorCode.UNKNOWN_ENGINE, "engine", "No endpoint serves this engine.");
        }
        return named;
    }

    /**
     * Checks seed, shape and parameters.
     *
     * @param most the largest number of items that a source becomes; seeds count up to there
     */
    void check(SubmitJob submission, int most, Findings findings) {
        if (submission.aspectRatio() != null
                && !ASPECT_RATIO.matcher(submission.aspectRatio()).matches()) {
            findings.add(ErrorCode.INVALID_REQUEST, "aspectRatio", "aspectRatio must look like 16:9.");
        }
        if (submission.size() != null && !SIZE.matcher(submission.size()).matches()) {
            findings.add(ErrorCode.INVALID_REQUEST, "size", "size must be a word like 1K or 1024x1024.");
        }
        Long seed = submission.seed();
        if (seed != null && (seed < 0 || seed > Blueprint.SEEDS - most)) {
            String detail = "seed, and seed + variations - 1, must lie between 0 and 9007199254740991.";
            findings.add(ErrorCode.INVALID_REQUEST, "seed", detail);
        }
        if (submission.parameters() != null) {
            int bytes = json.write(submission.parameters()).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > bounds.parameterBytes()) {
                String detail =
                        "parameters has " + bytes + " bytes; at most " + bounds.parameterBytes() + " are accepted.";
                findings.add(ErrorCode.LIMIT_EXCEEDED, "parameters", detail);
            }
        }
    }
}
