package io.lightmill.gateway.stub;

import static org.awaitility.Awaitility.await;

import io.lightmill.testparts.KeysResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built gateway as a process of its own, with stubs for siblings and no broker. */
public final class GatewayProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Process process;
    private final int port;

    private GatewayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, and returns when it answers. */
    public static GatewayProcess start(Map<String, String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=127.0.0.1:1"));
        new KeysResource().start().forEach((name, value) -> command.add("-D" + name + "=" + value));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "gateway-process.log").toFile())
                .start();
        GatewayProcess gateway = new GatewayProcess(process, port);
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(gateway::isLive);
        return gateway;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Asks it to stop, as a rolling restart does. */
    public void terminate() {
        process.destroy();
    }

    /** Waits until it has ended by itself. */
    public boolean ends(Duration patience) throws InterruptedException {
        return process.waitFor(patience);
    }

    /** An address of it. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private boolean isLive() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(at("/q/health/live")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
