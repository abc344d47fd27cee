package io.lightmill.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** fake-gcs-server, which speaks Google Cloud Storage's protocol; built with Go where Go is found. */
final class BucketEmulator implements AutoCloseable {

    private static final String MODULE = "github.com/fsouza/fake-gcs-server@v1.56.1";
    private static final Duration BUILD = Duration.ofMinutes(5);

    private final Process process;
    private final Caller caller;
    private final String bucket;

    private BucketEmulator(Process process, String url, String bucket) {
        this.process = process;
        this.caller = new Caller(URI.create(url), null);
        this.bucket = bucket;
    }

    /** Starts it with an empty bucket; where there is no Go the journey is skipped, and says so. */
    static BucketEmulator startOrSkip(String bucket) {
        Optional<Path> server = Optional.ofNullable(System.getenv("LIGHTMILL_FAKE_GCS"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .or(() -> find("fake-gcs-server"))
                .or(BucketEmulator::build);
        if (server.isEmpty()) {
            System.err.println("SKIPPED: the demo on the bucket emulator, for neither fake-gcs-server nor Go is here.");
        }
        Assumptions.assumeTrue(server.isPresent(), "neither fake-gcs-server nor Go is here");
        return start(server.orElseThrow(), bucket);
    }

    private static BucketEmulator start(Path server, String bucket) {
        try {
            int port = freePort();
            String url = "http://127.0.0.1:" + port;
            Process process = new ProcessBuilder(
                            server.toString(),
                            "-scheme=http",
                            "-backend=memory",
                            "-host=127.0.0.1",
                            "-port=" + port,
                            "-public-host=127.0.0.1:" + port,
                            "-external-url=" + url)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BucketEmulator emulator = new BucketEmulator(process, url, bucket);
            Waiting.within(Duration.ofSeconds(20)).ignoreExceptions().until(emulator::makeBucket);
            return emulator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean makeBucket() {
        return caller.post("/storage/v1/b?project=lightmill", Map.of("name", bucket))
                        .status()
                == 200;
    }

    String url() {
        return caller.base().toString();
    }

    String bucket() {
        return bucket;
    }

    /** How many objects have names that begin so. */
    int countObjects(String prefix) {
        JsonNode list = caller.get("/storage/v1/b/" + bucket + "/o?prefix=" + prefix)
                .expect(200)
                .as(JsonNode.class);
        return list.path("items").size();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Optional<Path> find(String program) {
        Stream<Path> onPath =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
        Stream<Path> ofGo =
                Stream.of(Path.of(System.getProperty("user.home"), "go", "bin"), Path.of("/usr/local/go/bin"));
        return Stream.concat(onPath, ofGo)
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> build() {
        return find("go").flatMap(go -> {
            try {
                Process install = new ProcessBuilder(go.toString(), "install", MODULE)
                        .inheritIO()
                        .start();
                boolean done = install.waitFor(BUILD.toSeconds(), TimeUnit.SECONDS) && install.exitValue() == 0;
                return done ? find("fake-gcs-server") : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
