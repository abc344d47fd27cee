package io.lightmill.bench.jobsystem;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of {@code bench/peers}, which is told a line and answers one; it ends with its standard input. */
final class Program implements AutoCloseable {

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    private Program(Process process) {
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it and waits until it is ready. What it complains of goes to {@code errors.log} in its folder. */
    static Program start(Path folder, List<String> command, String serverUrl) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.log").toFile());
        builder.environment().put("PEER_URL", serverUrl);
        Program program = new Program(builder.start());
        try {
            program.answer();
            return program;
        } catch (IOException | RuntimeException noAnswer) {
            program.kill();
            throw noAnswer;
        }
    }

    JsonNode ask(String line) throws IOException {
        to.write(line + "\n");
        to.flush();
        return answer();
    }

    private JsonNode answer() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException(process.info().commandLine().orElse("a peer's program") + " ended without a word");
        }
        return Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        to.close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
