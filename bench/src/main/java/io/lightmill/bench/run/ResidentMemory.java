package io.lightmill.bench.run;

import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Memory of running processes, as the kernel counts it.
 *
 * @param pids whose
 */
public record ResidentMemory(List<Long> pids) {

    private static final double MEBIBYTE = 1 << 20;

    /** Of these parts of a stack. */
    public static ResidentMemory of(Stack stack, List<String> parts) {
        StackStatus status = stack.status();
        return new ResidentMemory(parts.stream()
                .map(name -> Objects.requireNonNull(status.part(name).pid()))
                .toList());
    }

    /** Now, in MiB, of all of them together. */
    public double mebibytes() {
        return pids.stream().mapToDouble(ResidentMemory::of).sum();
    }

    private static double of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MEBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Watches it while something runs, and returns the greatest that was seen. */
    public double peakWhile(Abba.Measurement work) throws Exception {
        Peak peak = new Peak();
        Thread watcher = Thread.ofPlatform().daemon().start(peak);
        try {
            work.measure();
        } finally {
            peak.over = true;
            watcher.join();
        }
        return peak.greatest;
    }

    private final class Peak implements Runnable {

        private static final long EVERY_MILLIS = 20;

        private volatile boolean over;
        private volatile double greatest = mebibytes();

        @Override
        public void run() {
            try {
                while (!over) {
                    greatest = Math.max(greatest, mebibytes());
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
