package io.lightmill.stack.doctor;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.Ports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the machine has left for a stack. */
public final class Machine {

    private static final long GIB = 1L << 30;
    private static final long WANTED = 3 * GIB;
    private static final String WANTS = "; a stack wants " + WANTED / GIB + " GiB";

    private Machine() {}

    /** Room on the disk of this home, and memory. */
    public static List<Finding> findings(Home home) throws IOException {
        return List.of(disk(home), memory());
    }

    private static Finding disk(Home home) throws IOException {
        long free = Files.getFileStore(nearestThatExists(home.directory())).getUsableSpace();
        return Finding.of(free > WANTED, "disk", gib(free) + " free", "Free some" + WANTS + ", and room for pictures");
    }

    private static Path nearestThatExists(Path path) {
        Path nearest = path;
        while (!Files.exists(nearest)) {
            nearest = nearest.resolveSibling("..").normalize();
        }
        return nearest;
    }

    private static Finding memory() throws IOException {
        Path file = Path.of("/proc/meminfo");
        String advice = "Close something" + WANTS;
        if (!Files.exists(file)) {
            // Only Linux says what is available; elsewhere half of it may be other programs'.
            long total = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getTotalMemorySize();
            return Finding.of(total > 2 * WANTED, "memory", gib(total) + " in all", advice);
        }
        long available = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
        return Finding.of(available > WANTED, "memory", gib(available) + " available", advice);
    }

    /** Ports that somebody else has: no trouble, but good to know. */
    public static List<Finding> ports(Map<String, Integer> usual) {
        return usual.entrySet().stream()
                .filter(port -> !Ports.isFree(port.getValue()))
                .map(port -> Finding.well(
                        "port " + port.getValue(), "taken; " + port.getKey() + " will listen on another one"))
                .toList();
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }
}
