package io.lightmill.job.submission;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.EngineProfile;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.acceptance.SubmissionConfig;
import io.lightmill.job.dispatch.KnownEndpoints;
import io.lightmill.job.engine.EngineCatalogue;
import io.lightmill.job.engine.EngineWishes;
import io.lightmill.job.sql.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the engine and what it is told. */
@ApplicationScoped
public class SettingsCheck {

    /** As long as the columns that keep them. */
    private static final int SIZE_CHARACTERS = 16;

    private final SubmissionConfig config;
    private final Bounds bounds;
    private final KnownEndpoints endpoints;
    private final EngineCatalogue catalogue;
    private final JsonText json;

    SettingsCheck(
            SubmissionConfig config,
            Bounds bounds,
            KnownEndpoints endpoints,
            EngineCatalogue catalogue,
            JsonText json) {
        this.config = config;
        this.bounds = bounds;
        this.endpoints = endpoints;
        this.catalogue = catalogue;
        this.json = json;
    }

    /** The engine named, else the first that is served. */
    public Engine engine(@Nullable Engine named, Findings findings) {
        Optional<List<EndpointView>> known = endpoints.lately();
        if (named == null) {
            return known.stream().flatMap(SettingsCheck::engines).findFirst().orElse(config.defaultEngine());
        }
        // What was not served lately may be served now.
        if (isUnserved(named, known) && isUnserved(named, endpoints.now())) {
            findings.add(ErrorCode.UNKNOWN_ENGINE, "engine", "No endpoint serves this engine.");
        }
        return named;
    }

    /** As far as anything is known. */
    private static boolean isUnserved(Engine engine, Optional<List<EndpointView>> known) {
        return known.isPresent() && engines(known.get()).noneMatch(engine::equals);
    }

    private static Stream<Engine> engines(List<EndpointView> endpoints) {
        return endpoints.stream().flatMap(endpoint -> endpoint.engines().stream());
    }

    /** Whether it paints by a prompt; one that is not known does. */
    public boolean needsPrompt(Engine engine) {
        return catalogue.of(engine).map(EngineProfile::readsPrompt).orElse(true);
    }

    /** Checks what the engine is told: by its profile where there is one, else its worker alone judges. */
    public void checkWishes(
            Engine engine,
            Map<String, Object> parameters,
            @Nullable String size,
            @Nullable String aspectRatio,
            Findings findings) {
        int bytes = json.write(parameters).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > bounds.parameterBytes()) {
            String detail = "parameters has " + bytes + " bytes; at most " + bounds.parameterBytes() + " are accepted.";
            findings.add(ErrorCode.LIMIT_EXCEEDED, "parameters", detail);
            return;
        }
        if (size != null && size.length() > SIZE_CHARACTERS) {
            findings.add(ErrorCode.INVALID_REQUEST, "size", "size must be a word like 1K or 1024x1024.");
        }
        if (aspectRatio != null && aspectRatio.length() > SIZE_CHARACTERS) {
            findings.add(ErrorCode.INVALID_REQUEST, "aspectRatio", "aspectRatio must look like 16:9.");
        }
        wishes(engine, parameters, size, aspectRatio)
                .ifPresent(wishes ->
                        wishes.check((field, wrong) -> findings.add(ErrorCode.INVALID_REQUEST, field, wrong + ".")));
    }

    /** Checks that no item has more pictures than the engine takes, with the model that is wished. */
    void checkInputs(EngineWishes wishes, List<SubmittedItems.Part> parts, Findings findings) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).source().inputs().size() > wishes.mostInputs()) {
                String detail = wishes.takerOfInputs() + " takes " + wishes.mostInputs() + " references at most.";
                findings.add(ErrorCode.LIMIT_EXCEEDED, "references[" + i + "].inputs", detail);
            }
        }
    }

    /** What is wished, beside the engine's profile; empty: it has none. */
    Optional<EngineWishes> wishes(
            Engine engine, Map<String, Object> parameters, @Nullable String size, @Nullable String aspectRatio) {
        return catalogue.of(engine).map(profile -> new EngineWishes(profile, parameters, size, aspectRatio));
    }
}
