package io.lightmill.runpodlocal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.lightmill.runpodlocal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final List<Fault> struck = new ArrayList<>();
    private final Faults faults = new Faults(new Random(1), struck::add);

    private static Armed armed(String json) {
        try {
            return Armed.of(Json.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCountedFaultStrikesSoOften() {
        faults.arm(List.of(armed("{\"type\":\"run-refused\",\"status\":429,\"count\":2}")));

        assertThat(faults.strike(RunFault.class)).contains(new RunFault.Refused(429));
        assertThat(faults.strike(RunFault.class)).isPresent();
        assertThat(faults.strike(RunFault.class)).isEmpty();
        assertThat(struck).hasSize(2);
        assertThat(faults.armed().getFirst().toJson().path("struck").asInt()).isEqualTo(2);
    }

    @Test
    void aProbableFaultStrikesAboutSoOften() {
        faults.arm(List.of(armed("{\"type\":\"webhook-dropped\",\"probability\":0.3}")));

        for (int i = 0; i < 10_000; i++) {
            faults.strike(WebhookFault.class);
        }

        assertThat(struck).hasSizeBetween(2_800, 3_200);
    }

    @Test
    void aFaultThatDoesNotFitIsNotSpent() {
        faults.arm(List.of(armed("{\"type\":\"worker-dies\",\"at\":\"uploaded\",\"count\":1}")));

        assertThat(faults.strike(SimulationFault.Dies.class, dies -> dies.at() == SimulationFault.Moment.STARTED))
                .isEmpty();
        assertThat(faults.strike(SimulationFault.Dies.class)).isPresent();
    }

    @Test
    void anotherKindIsNotStruck() {
        faults.arm(List.of(armed("{\"type\":\"no-capacity\"}")));

        assertThat(faults.strike(RunFault.class)).isEmpty();
        assertThat(faults.holds(TakeFault.NoCapacity.class)).isTrue();
        assertThat(struck).isEmpty();
    }

    @Test
    void everyFaultHasANameInJson() {
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> plane : Fault.class.getPermittedSubclasses()) {
            kinds.addAll(List.of(plane.getPermittedSubclasses()));
        }
        JsonSubTypes named = Fault.class.getAnnotation(JsonSubTypes.class);

        List<Class<?>> withName = new ArrayList<>();
        for (JsonSubTypes.Type type : named.value()) {
            withName.add(type.value());
        }
        assertThat(withName).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void whatIsNoFaultIsRefused() {
        assertThatThrownBy(() -> armed("{\"type\":\"earthquake\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> armed("[]")).isInstanceOf(IllegalArgumentException.class);
    }
}
