package io.lightmill.bench.peer;

import io.lightmill.bench.process.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that writes a folder's files as a ZIP into a pipe, stored. It has to compute each CRC-32, which we know since archiving.
 *
 * @param version as the program tells it
 * @param command run in the folder
 */
public record ZipProgram(String name, String version, Path folder, List<String> command) {

    private static final Pattern VERSION = Pattern.compile("(?:This is Zip|Python) (\\S+)");

    /** {@code zip -0}. */
    public static ZipProgram zip(Path folder) throws Exception {
        Path zip = Programs.find("zip", "apt install zip");
        return new ZipProgram(
                "zip -0",
                version(Programs.run(folder, List.of(zip.toString(), "-v"))),
                folder,
                List.of(zip.toString(), "-0", "-q", "-r", "-", "."));
    }

    /** Python's zipfile. */
    public static ZipProgram zipfile(Path project, Path folder) throws Exception {
        Path python = Programs.find("python3", "apt install python3");
        return new ZipProgram(
                "Python's zipfile",
                version(Programs.run(folder, List.of(python.toString(), "--version"))),
                folder,
                List.of(
                        python.toString(),
                        project.resolve("bench/peers/zipfile/main.py").toString(),
                        "."));
    }

    static String version(String told) {
        Matcher version = VERSION.matcher(told);
        return version.find() ? version.group(1) : "unknown";
    }

    /** Bytes per second. */
    public double bytesPerSecond() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long bytes;
        try (InputStream out = process.getInputStream()) {
            bytes = StreamCopy.drain(out);
        }
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(name + " failed");
        }
        return bytes / ((System.nanoTime() - begun) / 1e9);
    }
}
