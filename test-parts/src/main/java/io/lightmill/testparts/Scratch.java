package io.lightmill.testparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Folders of this test JVM, below the {@code target} of the module that it tests: no other JVM has the same, nothing is left
 * behind in the system's folder of temporary files, and what a killed JVM left is removed by the next one.
 */
public final class Scratch {

    private static final Path ALL = Path.of("target", "test-parts").toAbsolutePath();
    private static final Path OURS =
            ALL.resolve("jvm-" + ProcessHandle.current().pid());
    private static final AtomicInteger FOLDERS = new AtomicInteger();
    private static final Queue<Runnable> USERS = new ConcurrentLinkedQueue<>();

    static {
        removeThoseOfTheDead();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            USERS.forEach(Runnable::run);
            remove(OURS);
        }));
    }

    private Scratch() {}

    /** What all JVMs of this module may share. */
    static Path shared(String name) throws IOException {
        return Files.createDirectories(ALL.resolve(name));
    }

    /** A new, empty folder that goes with this JVM. */
    public static Path newFolder(String purpose) throws IOException {
        return Files.createDirectories(OURS.resolve(purpose + "-" + FOLDERS.incrementAndGet()));
    }

    /** What has to end before the folders may go. */
    static void beforeItGoes(Runnable end) {
        USERS.add(end);
    }

    private static void removeThoseOfTheDead() {
        try (Stream<Path> folders = Files.list(Files.createDirectories(ALL))) {
            folders.filter(Scratch::isOfTheDead).forEach(Scratch::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfTheDead(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith("jvm-")
                && ProcessHandle.of(Long.parseLong(name.substring(4))).isEmpty();
    }

    /** As much of it as can be: another JVM may be removing the same. */
    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println(folder + " stays: " + e.getMessage());
        }
    }
}
