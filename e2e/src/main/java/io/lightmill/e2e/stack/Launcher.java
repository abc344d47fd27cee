package io.lightmill.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./lightmill}, run as a process in the project's root. */
public final class Launcher {

    private final Path root;

    /** The launcher of this project. */
    public Launcher(Path root) {
        this.root = root;
    }

    /** The one of the project in which we run: the first folder upwards that has it. */
    public static Launcher ofThisProject() {
        Path start = Path.of(System.getProperty("lightmill.root", "")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("lightmill")) && Files.exists(folder.resolve("contracts/pom.xml"))) {
                return new Launcher(folder);
            }
        }
        throw new IllegalStateException("no ./lightmill in " + start + " or above");
    }

    /** The project's root. */
    public Path root() {
        return root;
    }

    /**
     * How a command ended.
     *
     * @param out standard output
     * @param err standard error
     */
    public record Result(int exitCode, String out, String err) {

        /**
         * The same, when it ended well.
         *
         * @throws IllegalStateException otherwise, with all that it said
         */
        public Result orThrow() {
            if (exitCode != 0) {
                throw new IllegalStateException("./lightmill ended with " + exitCode + "\n" + out + "\n" + err);
            }
            return this;
        }
    }

    /** Begins a command, which becomes the process: killed, nothing of it is left. */
    public Process begin(Path out, Path err, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve("lightmill").toString()));
        command.addAll(arguments);
        // Files, not pipes: what the command leaves running in the background would keep a pipe open.
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Runs a command to its end. */
    public Result run(Duration patience, Map<String, String> environment, List<String> arguments) {
        try {
            Path out = Files.createTempFile("lightmill", ".out");
            Path err = Files.createTempFile("lightmill", ".err");
            Process process = begin(out, err, environment, arguments);
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "./lightmill " + arguments + " took longer than " + patience + "\n" + taken(out) + taken(err));
            }
            return new Result(process.exitValue(), taken(out), taken(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String taken(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
