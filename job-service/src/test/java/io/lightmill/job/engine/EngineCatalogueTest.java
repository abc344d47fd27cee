package io.lightmill.job.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.EngineProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineCatalogueTest {

    private final EngineCatalogue catalogue =
            new EngineCatalogue(new ObjectMapper().registerModule(new JavaTimeModule()), Optional.empty());

    @Test
    void what_is_served_without_a_profile_is_offered_once_with_nothing_to_be_told() {
        List<EngineProfile> offered = catalogue.with(List.of(Engine.DIFFUSERS, Engine.AUGMENT, Engine.DIFFUSERS));

        assertThat(offered)
                .extracting(EngineProfile::name)
                .containsExactly(Engine.AUGMENT, Engine.GEMINI, Engine.DIFFUSERS);
        EngineProfile unknown = offered.getLast();
        assertThat(unknown.readsPrompt()).isTrue();
        assertThat(unknown.parameters()).isEmpty();
        assertThat(unknown.title()).isEqualTo("diffusers");
    }

    @Test
    void what_nobody_serves_is_there_by_its_profile_only() {
        assertThat(catalogue.with(List.of()))
                .extracting(EngineProfile::name)
                .containsExactly(Engine.AUGMENT, Engine.GEMINI);
    }
}
