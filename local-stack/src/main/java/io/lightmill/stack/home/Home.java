package io.lightmill.stack.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one stack keeps everything that survives a restart.
 *
 * @param directory absolute; {@code .lightmill} in the project unless said otherwise
 */
public record Home(Path directory) {

    /** The stack's home: the one given, or the project's own. */
    public static Home of(Project project, @Nullable Path given) {
        Path directory = given == null ? project.root().resolve(".lightmill") : given;
        return new Home(directory.toAbsolutePath().normalize());
    }

    /** What is known of the stack and its parts. */
    public Path state() {
        return directory.resolve("state.json");
    }

    /** Locked by the stack's one supervisor for as long as it lives. */
    public Path lock() {
        return directory.resolve("supervisor.lock");
    }

    /** The administrator's API key. */
    public Path adminKey() {
        return directory.resolve("admin.key");
    }

    /** Keys and passwords. */
    public Path secrets() {
        return made("secrets");
    }

    /** Where a part's output goes. */
    public Path log(String part) {
        return made("logs").resolve(part + ".log");
    }

    /** Where all logs are; there is no such folder before the first. */
    public Path logs() {
        return directory.resolve("logs");
    }

    /** Which process a part is, for whoever has to clean up after a supervisor that was killed. */
    public Path pidFile(String part) {
        return made("run").resolve(part + ".pid");
    }

    /** Where all pid files are; there is no such folder before the first. */
    public Path pidFiles() {
        return directory.resolve("run");
    }

    /** The folder in which a part is started; Quarkus reads {@code config/application.properties} there. */
    public Path work(String part) {
        return made("parts/" + part);
    }

    /** Data of a part. */
    public Path data(String part) {
        return directory.resolve(part);
    }

    /** What {@code run} remembers of unfinished runs through this stack, whatever its address. */
    public Path runs() {
        return made("runs");
    }

    /** The same, through a system elsewhere. */
    public Path runsAt(String url) {
        return made("runs/" + URLEncoder.encode(url, StandardCharsets.UTF_8));
    }

    private Path made(String folder) {
        try {
            return Files.createDirectories(directory.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
