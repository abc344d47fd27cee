package io.lightmill.job.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.EngineProfile;
import io.lightmill.job.sql.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The profiles of the engines. Models come and go within months: whoever gives the workers another list of them
 * ({@code LIGHTMILL_GEMINI_MODELS}) names a file with the profiles that fit it here.
 */
@ApplicationScoped
public class EngineCatalogue {

    private static final String OWN = "catalogue/engines.json";
    private static final TypeReference<List<EngineProfile>> PROFILES = new TypeReference<>() {};

    private final List<EngineProfile> profiles;

    EngineCatalogue(ObjectMapper json, @ConfigProperty(name = "lightmill.job.engines.file") Optional<Path> file) {
        this.profiles = read(json, file);
    }

    private static List<EngineProfile> read(ObjectMapper json, Optional<Path> file) {
        try (InputStream text = file.isPresent()
                ? Files.newInputStream(file.get())
                : Objects.requireNonNull(EngineProfile.class.getClassLoader().getResourceAsStream(OWN), OWN)) {
            return List.copyOf(json.readValue(text, PROFILES));
        } catch (IOException e) {
            throw new UncheckedIOException("the profiles of the engines cannot be read", e);
        }
    }

    /** All of them, and of those that are served without a profile what little is known: they can be had all the same. */
    List<EngineProfile> with(Collection<Engine> served) {
        Stream<EngineProfile> others = served.stream()
                .distinct()
                .filter(engine -> of(engine).isEmpty())
                .map(EngineCatalogue::unknown);
        return Stream.concat(profiles.stream(), others).toList();
    }

    /** What is not known bounds nothing. */
    private static EngineProfile unknown(Engine engine) {
        return new EngineProfile(
                engine,
                Words.of(engine),
                "Only its workers know what it can be told.",
                true,
                false,
                new EngineProfile.Inputs(0, Integer.MAX_VALUE, Integer.MAX_VALUE),
                List.of(),
                new EngineProfile.Sizes(List.of(), null, null),
                new EngineProfile.AspectRatios(List.of(), null),
                List.of());
    }

    /** An engine's; empty: nothing is known of what it takes, and its worker alone judges. */
    public Optional<EngineProfile> of(Engine engine) {
        return profiles.stream().filter(profile -> profile.name() == engine).findFirst();
    }
}
