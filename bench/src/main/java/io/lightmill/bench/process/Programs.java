package io.lightmill.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is installed on this machine. */
public final class Programs {

    private static final Path SYSTEM = Path.of("/usr/sbin");
    /** Debian keeps the server's programs of each version apart. */
    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

    private Programs() {}

    /**
     * Where a program is.
     *
     * @param remedy what to install where it is missing
     */
    public static Path find(String name, String remedy) throws MissingProgramException {
        return Stream.of(path(), Stream.of(SYSTEM), postgresql())
                .flatMap(folders -> folders)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new MissingProgramException(name, remedy));
    }

    /**
     * What a program prints, on either of its outputs.
     *
     * @throws IllegalStateException when it fails, with what it said last
     */
    public static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + said.strip());
        }
        return said;
    }

    private static Stream<Path> path() {
        String path = System.getenv("PATH");
        return path == null
                ? Stream.of()
                : Stream.of(path.split(File.pathSeparator)).map(Path::of);
    }

    private static Stream<Path> postgresql() {
        if (!Files.isDirectory(POSTGRESQL)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(POSTGRESQL)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
