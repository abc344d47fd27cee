package io.lightmill.bench.peer;

import io.lightmill.bench.process.FreePort;
import io.lightmill.e2e.stack.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Quarkus service that does nothing: one resource, one method. Built when it is not there yet. */
public final class BareService implements AutoCloseable {

    private static final String FOLDER = "bench/bare-service";
    /** As the local stack starts its services, without a start cache. */
    private static final List<String> FLAGS =
            List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k");

    private final Process process;
    private final double seconds;

    private BareService(Process process, double seconds) {
        this.process = process;
        this.seconds = seconds;
    }

    /** Builds it unless it is built. */
    public static void build(Path root) throws IOException, InterruptedException {
        if (Files.exists(jar(root))) {
            return;
        }
        Process maven = new ProcessBuilder(
                        root.resolve("mvnw").toString(), "-q", "-B", "-f", FOLDER + "/pom.xml", "package")
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!maven.waitFor(10, TimeUnit.MINUTES) || maven.exitValue() != 0) {
            throw new IllegalStateException(FOLDER + " could not be built");
        }
    }

    /** Starts it and waits for its first answer. */
    public static BareService start() throws IOException {
        int port = FreePort.find();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new java.util.ArrayList<>(List.of(java.toString()));
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-jar",
                jar(Launcher.ofThisProject().root()).toString()));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        while (!answers(address)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the bare service ended with " + process.exitValue());
            }
            Thread.onSpinWait();
        }
        return new BareService(process, (System.nanoTime() - begun) / 1e9);
    }

    /** From its start to its first answer. */
    public double seconds() {
        return seconds;
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    private static boolean answers(URI address) {
        try {
            URLConnection connection = address.toURL().openConnection();
            connection.setConnectTimeout(100);
            try (InputStream body = connection.getInputStream()) {
                return body.readAllBytes().length > 0;
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static Path jar(Path root) {
        return root.resolve(FOLDER).resolve("target/quarkus-app/quarkus-run.jar");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
