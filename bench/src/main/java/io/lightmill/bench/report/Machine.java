package io.lightmill.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Where and when it was measured; figures of different machines are compared by their ratios only. */
public record Machine(
        String processor, int cores, long memoryMiB, String system, String java, Instant at, boolean quick) {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    /** This one, now. */
    public static Machine current(InstantSource clock, boolean quick) {
        return new Machine(
                value(CPU, "model name"),
                Runtime.getRuntime().availableProcessors(),
                memoryMiB(value(MEMORY, "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                clock.instant(),
                quick);
    }

    /** For people, without the moment. */
    String text() {
        return "%s, %d cores, %,d MiB, %s, %s".formatted(processor, cores, memoryMiB, system, java);
    }

    /** The day, and whether the sizes were those of figures. */
    String day() {
        return at.toString().substring(0, 10) + (quick ? ", `--quick`" : "");
    }

    private static long memoryMiB(String kibibytes) {
        String digits = kibibytes.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) / 1024;
    }

    private static String value(Path file, String name) {
        Predicate<String> named = line -> line.startsWith(name);
        try {
            return Files.isReadable(file)
                    ? Files.readAllLines(file).stream()
                            .filter(named)
                            .findFirst()
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .orElse("unknown")
                    : "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
