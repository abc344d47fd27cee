package io.lightmill.e2e;

import static java.util.Objects.requireNonNull;

import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another gateway of a stack, with the settings of its first one and a port of its own. */
final class SecondGateway implements AutoCloseable {

    private final Stack stack;
    private final int port;
    private @Nullable Process process;

    private SecondGateway(Stack stack, int port) {
        this.stack = stack;
        this.port = port;
    }

    static SecondGateway start(Stack stack) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SecondGateway gateway = new SecondGateway(stack, socket.getLocalPort());
            socket.close();
            gateway.start();
            return gateway;
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Asks it to end, waits until it has, and starts it anew. */
    void restart() throws IOException {
        Process old = requireNonNull(process);
        old.destroy();
        old.onExit().join();
        start();
    }

    private void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.shutdown.delay=2S",
                        "-jar",
                        stack.project()
                                .resolve("gateway-service/target/quarkus-app/quarkus-run.jar")
                                .toString()))
                .directory(stack.home().resolve("parts/gateway-service").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        stack.log("gateway-service-second").toFile()))
                .start();
        Waiting.within(Duration.ofMinutes(1)).ignoreExceptions().until(this::isReady);
    }

    private boolean isReady() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest question =
                    HttpRequest.newBuilder(url().resolve("/q/health/ready")).build();
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    @Override
    public void close() {
        requireNonNull(process).destroyForcibly().onExit().join();
    }
}
