package io.lightmill.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.EngineProfile;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden wishes are read by the worker's tests, too: both say the same of them. */
class EngineWishesTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final EngineCatalogue CATALOGUE = new EngineCatalogue(JSON, Optional.empty());

    /**
     * What is wished and what is said of it.
     *
     * @param refused null: nothing is wrong
     */
    record Wish(
            Engine engine,
            Map<String, Object> parameters,
            @Nullable String size,
            @Nullable String aspectRatio,
            @Nullable Refused refused) {}

    record Refused(String field, String detail) {}

    static List<Wish> golden() throws IOException {
        try (InputStream text = EngineProfile.class.getClassLoader().getResourceAsStream("golden/engine/wishes.json")) {
            return JSON.readValue(Objects.requireNonNull(text), new TypeReference<>() {});
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void a_wish_is_judged_as_the_worker_judges_it(Wish wish) {
        Map<String, String> wrong = check(wish.engine(), wish.parameters(), wish.size(), wish.aspectRatio());

        Refused refused = wish.refused();
        assertThat(wrong).isEqualTo(refused == null ? Map.of() : Map.of(refused.field(), refused.detail()));
    }

    @Test
    void everything_that_is_wrong_is_told() {
        assertThat(check(Engine.AUGMENT, Map.of("crop", 7, "steps", 4), "huge", "1:100"))
                .containsOnlyKeys("parameters.crop", "parameters.steps", "size", "aspectRatio");
    }

    @Test
    void every_default_is_accepted() {
        for (EngineProfile profile : CATALOGUE.with(List.of())) {
            Map<String, Object> defaults = new LinkedHashMap<>();
            profile.parameters().forEach(parameter -> defaults.put(parameter.name(), parameter.defaultValue()));
            assertThat(check(profile.name(), defaults, profile.sizes().defaultChoice(), null))
                    .isEmpty();
        }
    }

    private static Map<String, String> check(
            Engine engine, Map<String, Object> parameters, @Nullable String size, @Nullable String ratio) {
        Map<String, String> wrong = new LinkedHashMap<>();
        new EngineWishes(CATALOGUE.of(engine).orElseThrow(), parameters, size, ratio).check(wrong::put);
        return wrong;
    }
}
