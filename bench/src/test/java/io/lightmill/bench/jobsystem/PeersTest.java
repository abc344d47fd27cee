package io.lightmill.bench.jobsystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs none of the peers to be installed. */
class PeersTest {

    private static final Path PEERS = Path.of("peers");

    @Test
    void theVersionThatIsToldIsTheOneThatIsInstalled() throws IOException {
        assertThat(locked("bullmq/package-lock.json", "node_modules/bullmq")).isEqualTo(ProgramPeer.BULLMQ);
        assertThat(locked("graphile-worker/package-lock.json", "node_modules/graphile-worker"))
                .isEqualTo(ProgramPeer.GRAPHILE_WORKER);
        assertThat(PEERS.resolve("celery/requirements.lock"))
                .content()
                .contains("celery[redis]==" + ProgramPeer.CELERY + " ");
    }

    @Test
    void redisTellsItsVersionAmongOtherThings() {
        assertThat(RedisServer.version("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64"))
                .isEqualTo("7.0.15");
    }

    @Test
    void aProgramAnswersLineByLineAndEndsWithItsInput(@TempDir Path folder) throws Exception {
        String echo = "echo '{\"ready\": true}'; while read -r word count; do echo \"{\\\"$word\\\": $count}\"; done";

        try (Program program = Program.start(folder, List.of("bash", "-c", echo), "redis://nobody")) {
            assertThat(program.ask("rate 7").path("rate").asInt()).isEqualTo(7);
        }
    }

    private static String locked(String file, String name) throws IOException {
        JsonNode lock = Json.read(Files.readAllBytes(PEERS.resolve(file)), JsonNode.class);
        return lock.path("packages").path(name).path("version").asText();
    }
}
