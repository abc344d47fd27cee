package io.lightmill.stack.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds. */
final class ResidentMemory {

    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** In bytes; 0 when it is gone. */
    static long of(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (Files.isReadable(status)) {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(ResidentMemory::kibibytes)
                    .findFirst()
                    .orElse(0L);
        }
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return kibibytes(answer);
    }

    private static long kibibytes(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) * KIB;
    }
}
