package io.lightmill.e2e.stack;

import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What runs, as the stack's supervisor wrote it down last. Read from its file: asking the command line costs a JVM each time.
 *
 * @param ports of all parts, and of what has no part of its own
 */
public record Parts(String phase, Supervisor supervisor, Map<String, Integer> ports, List<Part> parts) {

    /** Who would start them anew. */
    public record Supervisor(long pid) {}

    /** One part; no pid where no process is. */
    public record Part(String name, String phase, @Nullable Long pid, int restarts) {

        /** Memory that it holds, as the kernel counts it; empty when no process is there by now. */
        public OptionalLong residentBytes() {
            if (pid == null) {
                return OptionalLong.empty();
            }
            try {
                return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst();
            } catch (IOException | UncheckedIOException gone) {
                return OptionalLong.empty();
            }
        }
    }

    /** Of the stack in this home, as it is now. */
    public static Parts read(Path home) {
        try {
            return Json.read(Files.readAllBytes(home.resolve("state.json")), Parts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether everything is there. */
    public boolean areReady() {
        return phase.equals("READY");
    }

    /** The process of a part, if there is one. */
    public Optional<Long> pid(String part) {
        return parts.stream()
                .filter(each -> each.name().equals(part))
                .findFirst()
                .map(Part::pid);
    }

    /** Where something listens. */
    public int port(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    /** The names of all parts. */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }
}
