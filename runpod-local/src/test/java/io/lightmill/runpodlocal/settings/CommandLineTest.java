package io.lightmill.runpodlocal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private static Settings read(String... flags) throws IOException {
        return new CommandLine(Map.of()).read(List.of(flags));
    }

    @Test
    void withoutFlagsThereIsOneEndpointAsInProductionOnLoopback() throws IOException {
        Settings settings = read();

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.endpoints()).containsExactly(EndpointSettings.of("local", "local"));
        assertThat(settings.simulation()).isEqualTo(SimulationSettings.none("local"));
    }

    @Test
    void flagsSetOneValueEach() throws IOException {
        Settings settings = read(
                "--port",
                "1",
                "--endpoint",
                "e",
                "--key",
                "k",
                "--take-hold",
                "2s",
                "--rate-limits",
                "false",
                "--simulated-workers",
                "50",
                "--latency",
                "lognormal(2s,0.5)",
                "--scaling",
                "request-count(4)");

        assertThat(settings.port()).isEqualTo(1);
        EndpointSettings endpoint = settings.endpoints().getFirst();
        assertThat(endpoint.id()).isEqualTo("e");
        assertThat(endpoint.keys()).containsExactly("k");
        assertThat(endpoint.limits().takeHold()).isEqualTo(Duration.ofSeconds(2));
        assertThat(endpoint.limits().rates()).isFalse();
        assertThat(endpoint.limits().runBytes()).isEqualTo(10_000_000);
        assertThat(settings.simulation().endpoint()).isEqualTo("e");
        assertThat(settings.simulation().workers()).isEqualTo(50);
        assertThat(settings.simulation().scaling()).isEqualTo(new Scaling.RequestCount(4));
    }

    @Test
    void aFileNamesOnlyWhatItChangesAndFlagsComeAfterIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), """
                {"port": 7, "endpoints": [
                  {"id": "a", "rules": {"runRetention": "5s"}},
                  {"id": "b", "keys": ["kb"], "switches": {"jobStop": false}}],
                 "simulation": {"endpoint": "b", "workers": 3}}
                """);

        Settings settings = read("--config", file.toString(), "--port", "8");

        assertThat(settings.port()).isEqualTo(8);
        assertThat(settings.endpoints()).extracting(EndpointSettings::id).containsExactly("a", "b");
        assertThat(settings.endpoints().get(0).rules().runRetention()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.endpoints().get(0).rules().retries()).isEqualTo(1);
        assertThat(settings.endpoints().get(1).switches().jobStop()).isFalse();
        assertThat(settings.simulation().workers()).isEqualTo(3);
    }

    @Test
    void theKeyMayComeFromTheEnvironment() throws IOException {
        Settings settings = new CommandLine(Map.of("RUNPOD_LOCAL_KEY", "secret")).read(List.of());

        assertThat(settings.endpoints().getFirst().keys()).containsExactly("secret");
    }

    @Test
    void unknownFlagsAndValuesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> read("--prot", "1")).hasMessageContaining("--prot");
        assertThatThrownBy(() -> read("--port")).hasMessageContaining("--port");
        assertThatThrownBy(() -> read("--latency", "soon")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("--port", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
