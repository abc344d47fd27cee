package io.lightmill.storage.object;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A bucket emulator as a process of its own. */
public final class FakeGcsServer {

    private static final String NAME = "fake-gcs-server";

    private final Process process;
    private final String url;

    private FakeGcsServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Started; empty where it is not installed. */
    public static Optional<FakeGcsServer> start() throws IOException {
        Optional<Path> binary = binary();
        if (binary.isEmpty()) {
            return Optional.empty();
        }
        int port = freePort();
        String host = "127.0.0.1:" + port;
        Process process = new ProcessBuilder(
                        binary.get().toString(),
                        "-scheme",
                        "http",
                        "-backend",
                        "memory",
                        "-host",
                        "127.0.0.1",
                        "-port",
                        Integer.toString(port),
                        "-public-host",
                        host,
                        "-external-url",
                        "http://" + host,
                        "-log-level",
                        "error")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listens(port));
        return Optional.of(new FakeGcsServer(process, "http://" + host));
    }

    private static Optional<Path> binary() {
        String named = System.getenv("LIGHTMILL_FAKE_GCS");
        Stream<Path> places = Stream.concat(
                named == null ? Stream.of() : Stream.of(Path.of(named)),
                Stream.concat(
                                Stream.of(
                                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                                goPath().map(path -> path + "/bin").stream())
                        .map(folder -> Path.of(folder, NAME)));
        return places.filter(Files::isExecutable).findFirst();
    }

    private static Optional<String> goPath() {
        try {
            Process go = new ProcessBuilder("go", "env", "GOPATH").start();
            return Optional.of(new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException noGo) {
            return Optional.empty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public String url() {
        return url;
    }

    public void stop() {
        process.destroy();
    }
}
