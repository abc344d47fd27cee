package io.lightmill.e2e.stack;

import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A running stack with a home of its own; closing it stops every process and removes the home. */
public final class Stack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration WORD = Duration.ofMinutes(2);

    private final Launcher launcher;
    private final Path home;
    private final StackOptions options;

    /** Whoever is interrupted leaves nothing running: the stack's processes have a session of their own. */
    private final Thread atExit = new Thread(this::end, "stop the stack");

    private Stack(Launcher launcher, Path home, StackOptions options) {
        this.launcher = launcher;
        this.home = home;
        this.options = options;
    }

    /** Starts one in a new home and returns when it is ready. */
    public static Stack start(StackOptions options) {
        return start(newHome(), options);
    }

    /** Starts one in this home, which is removed when it is closed. */
    public static Stack start(Path home, StackOptions options) {
        Stack stack = new Stack(Launcher.ofThisProject(), home, options);
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        stack.upOrNothing();
        return stack;
    }

    /** An empty one. */
    public static Path newHome() {
        try {
            return Files.createTempDirectory("lightmill-stack");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it said before it failed is in the exception. */
    private void upOrNothing() {
        try {
            up();
        } catch (RuntimeException failure) {
            try {
                close();
            } catch (RuntimeException another) {
                failure.addSuppressed(another);
            }
            throw failure;
        }
    }

    /** Starts it again after {@link #down}; the data is still there. */
    public void up() {
        List<String> command = new ArrayList<>(List.of("up", "--home=" + home));
        command.addAll(options.arguments());
        launcher.run(START, options.environment(), command).orThrow();
    }

    /** Stops every process. */
    public void down() {
        launcher.run(WORD, Map.of(), List.of("down", "--home=" + home)).orThrow();
    }

    /** How it is now. */
    public StackStatus status() {
        Launcher.Result result = launcher.run(WORD, Map.of(), List.of("status", "--json", "--home=" + home));
        return Json.read(result.out().getBytes(StandardCharsets.UTF_8), StackStatus.class);
    }

    /** Where it keeps everything. */
    public Path home() {
        return home;
    }

    /** The public address. */
    public URI url() {
        return URI.create(Objects.requireNonNull(status().url()));
    }

    /** The API with the administrator's key. */
    public PublicApi admin() {
        try {
            return new PublicApi(
                    url(), Files.readString(home.resolve("admin.key")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a part as the kernel would: no word, no clean-up. */
    public void kill(String part) {
        ProcessHandle process = process(part);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks a part to end, as a rolling restart does; the stack then starts it anew. */
    public void terminate(String part) {
        ProcessHandle process = process(part);
        process.destroy();
        process.onExit().join();
    }

    private ProcessHandle process(String part) {
        long pid = Objects.requireNonNull(status().part(part).pid(), () -> part + " does not run");
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException(part + " is gone already"));
    }

    /** Where the project is that it was started from. */
    public Path project() {
        return launcher.root();
    }

    /** What the local endpoint wrote down. */
    public Ledger ledger() {
        return Ledger.read(home.resolve("runpod-local/ledger.jsonl"));
    }

    /** The log of a part. */
    public Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        down();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
