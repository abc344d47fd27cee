package io.lightmill.dispatcher.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbleEnginesTest {

    private static final Set<Engine> BOTH = EnumSet.of(Engine.AUGMENT, Engine.GEMINI);
    private static final Set<Engine> AUGMENT = EnumSet.of(Engine.AUGMENT);
    private static final Set<Engine> GEMINI = EnumSet.of(Engine.GEMINI);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final AbleEngines able = new AbleEngines(() -> now);
    private final Endpoint endpoint = new Endpoint(
            "local",
            "http://127.0.0.1",
            "id",
            "key",
            BOTH,
            10,
            4,
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            0,
            1,
            Map.of(),
            Duration.ofSeconds(5));

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void the_settings_are_believed_until_a_worker_says_otherwise() {
        assertThat(able.of(endpoint)).isEqualTo(BOTH);
        able.heard(endpoint, AUGMENT, Set.of());
        assertThat(able.of(endpoint)).as("no work of the other waited").isEqualTo(BOTH);
    }

    @Test
    void whose_work_waits_is_asked_of_those_only_that_a_worker_could_bring_into_doubt() {
        assertThat(able.unsure(endpoint, AUGMENT)).isEqualTo(GEMINI);
        able.heard(endpoint, AUGMENT, GEMINI);
        assertThat(able.unsure(endpoint, AUGMENT)).as("in doubt").isEmpty();
        able.heard(endpoint, BOTH, Set.of());
        assertThat(able.unsure(endpoint, AUGMENT)).as("had by another one").isEmpty();
        pass(Duration.ofMinutes(10));
        assertThat(able.unsure(endpoint, AUGMENT)).as("had long ago").isEqualTo(GEMINI);
    }

    @Test
    void what_a_worker_lacks_that_was_turned_away_is_probed_once_a_minute() {
        able.heard(endpoint, AUGMENT, GEMINI);
        assertThat(able.of(endpoint)).isEqualTo(AUGMENT);
        assertThat(able.dueForProbe(endpoint)).isEmpty();
        pass(Duration.ofSeconds(59));
        able.heard(endpoint, AUGMENT, GEMINI);
        pass(Duration.ofSeconds(1));
        assertThat(able.dueForProbe(endpoint)).as("no claim puts it off").isEqualTo(GEMINI);
        able.probed(endpoint, GEMINI);
        assertThat(able.dueForProbe(endpoint)).isEmpty();
        pass(Duration.ofSeconds(60));
        assertThat(able.dueForProbe(endpoint)).isEqualTo(GEMINI);
        assertThat(able.of(endpoint)).isEqualTo(AUGMENT);
    }

    @Test
    void a_clock_that_is_set_back_puts_no_probe_off() {
        able.heard(endpoint, AUGMENT, GEMINI);
        pass(Duration.ofMinutes(-10));
        assertThat(able.dueForProbe(endpoint)).isEqualTo(GEMINI);
        able.probed(endpoint, GEMINI);
        assertThat(able.dueForProbe(endpoint)).isEmpty();
    }

    @Test
    void one_worker_that_has_it_ends_the_doubt_and_outweighs_others_for_a_while() {
        able.heard(endpoint, AUGMENT, GEMINI);
        able.heard(endpoint, BOTH, Set.of());
        assertThat(able.of(endpoint)).isEqualTo(BOTH);
        pass(Duration.ofMinutes(9));
        able.heard(endpoint, AUGMENT, GEMINI);
        assertThat(able.of(endpoint)).isEqualTo(BOTH);
        pass(Duration.ofMinutes(1));
        able.heard(endpoint, AUGMENT, GEMINI);
        assertThat(able.of(endpoint)).isEqualTo(AUGMENT);
    }

    @Test
    void a_worker_that_names_none_ends_the_doubt_but_vouches_for_nothing() {
        able.heard(endpoint, AUGMENT, GEMINI);
        able.believe(endpoint);
        assertThat(able.of(endpoint)).isEqualTo(BOTH);
        able.heard(endpoint, AUGMENT, GEMINI);
        assertThat(able.of(endpoint)).isEqualTo(AUGMENT);
    }
}
