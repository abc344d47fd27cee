package io.lightmill.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code zip -0} of a folder into a pipe. It has to compute each CRC-32, which we know since archiving. */
public final class ZipProgram {

    private static final Pattern VERSION = Pattern.compile("This is Zip (\\S+)");

    private final Path folder;

    /** Of this folder. */
    public ZipProgram(Path folder) {
        this.folder = folder;
    }

    /** As {@code zip -v} tells it. */
    public static String version() throws IOException {
        Process process =
                new ProcessBuilder("zip", "-v").redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            return version(new String(out.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static String version(String told) {
        Matcher version = VERSION.matcher(told);
        return version.find() ? version.group(1) : "unknown";
    }

    /** Bytes per second. */
    public double bytesPerSecond() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder("zip", "-0", "-q", "-r", "-", ".")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long bytes;
        try (InputStream out = process.getInputStream()) {
            bytes = StreamCopy.drain(out);
        }
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("zip failed");
        }
        return bytes / ((System.nanoTime() - begun) / 1e9);
    }
}
