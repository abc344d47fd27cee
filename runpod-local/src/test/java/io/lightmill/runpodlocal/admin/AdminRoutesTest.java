package io.lightmill.runpodlocal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.Started;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminRoutesTest {

    @TempDir
    private Path folder;

    @Test
    void showsStateCountsAndWorkers() throws IOException {
        try (Started local = Started.with(folder)) {
            String id = local.run("{\"input\":{\"a\":1}}");
            local.take("w");

            JsonNode state = local.admin("GET", "/state", "").json();

            assertThat(state.at("/endpoints/local/requests/0/id").asText()).isEqualTo(id);
            assertThat(state.at("/workers/0/holds/0").asText()).isEqualTo(id);
            assertThat(local.admin("GET", "/metrics", "").body())
                    .contains("runpod_local_requests_running{endpoint=\"local\"} 1")
                    .contains("runpod_local_simulated_items_uploaded_total 0");
            assertThat(local.admin("GET", "/health", "").status()).isEqualTo(200);
        }
    }

    @Test
    void aKilledSimulatedWorkerIsReplacedByAnother() throws IOException {
        try (Started local = Started.with(folder, "--simulated-workers", "1")) {
            await().until(() -> local.events().contains("worker-ready"));

            assertThat(local.admin("POST", "/workers/sim-1/kill", "").status()).isEqualTo(200);

            await().until(() -> local.admin("GET", "/workers", "").body().contains("sim-2"));
            assertThat(local.admin("POST", "/workers/sim-1/kill", "").status()).isEqualTo(404);
        }
    }

    @Test
    void anythingElseIs404() throws IOException {
        try (Started local = Started.with(folder)) {
            assertThat(local.admin("GET", "/v2/local/health", "").status()).isEqualTo(404);
            assertThat(local.admin("POST", "/state", "").status()).isEqualTo(404);
            assertThat(local.admin("PUT", "/faults", "{").status()).isEqualTo(400);
        }
    }
}
