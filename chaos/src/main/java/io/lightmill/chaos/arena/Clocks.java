package io.lightmill.chaos.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The services' clocks, each of which can be wrong for a while: a file for each, which its process reads. */
public final class Clocks {

    private final Path folder;
    private final List<String> services;

    /** In this folder, for these parts. */
    public Clocks(Path folder, List<String> services) {
        this.folder = folder;
        this.services = List.copyOf(services);
    }

    /** What the JVM of each is told, by the name of the part. */
    public Map<String, String> options() {
        return services.stream()
                .collect(Collectors.toMap(part -> part, part -> "-Dlightmill.clock-ahead=" + file(part)));
    }

    /** From now on the clock of this part is ahead by so much, or behind; the machine's stays right. */
    public void set(String part, Duration ahead) throws IOException {
        // Whole or not at all: half a number would be another time.
        Path written = Files.writeString(folder.resolve(part + ".next"), ahead.toString());
        Files.move(written, file(part), StandardCopyOption.ATOMIC_MOVE);
    }

    /** All are right again. */
    void correct() throws IOException {
        for (String part : services) {
            Files.deleteIfExists(file(part));
        }
    }

    /** Those that went by a wrong clock, ever. */
    public List<String> wentWrong() {
        List<String> wrong = new ArrayList<>();
        for (String part : services) {
            if (Files.exists(folder.resolve(part + ".went-by"))) {
                wrong.add(part);
            }
        }
        return wrong;
    }

    /** What was before proves nothing of what comes. */
    public void forget() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Path file(String part) {
        return folder.resolve(part);
    }
}
