package io.lightmill.stack.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK's ahead-of-time cache of one program: what it loaded and linked in a training run, so that later starts take about half
 * the time. Its name is made of everything that it depends on, so that one of an older build is never used.
 *
 * @param file where it is, or would be
 * @param program whose it is
 */
record StartCache(Path file, String program) {

    /**
     * The cache of a program.
     *
     * @param jars what the program is made of; folders stand for all that is in them
     */
    static StartCache of(Path folder, String program, List<Path> jars) {
        int key = System.getProperty("java.vm.version", "").hashCode();
        for (Path jar : jars) {
            key = 31 * key + fingerprint(jar);
        }
        return new StartCache(folder.resolve(program + "-" + HexFormat.of().toHexDigits(key) + ".aot"), program);
    }

    /** An empty file is none: a training that was killed has left such a one. */
    boolean exists() {
        return file.toFile().length() > 0;
    }

    /** A new one takes its place, and those of older builds go. */
    void replaceBy(Path trained) throws IOException {
        try (Stream<Path> older = Files.list(file.toAbsolutePath().getParent())) {
            // The keys have eight digits: job-service-… is not also that of a program called job.
            String name = Pattern.quote(program) + "-[0-9a-f]{8}[.]aot";
            for (Path each : older.filter(
                            other -> other.getFileName().toString().matches(name))
                    .toList()) {
                Files.delete(each);
            }
        }
        Files.move(trained, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Flags for a usual start. */
    List<String> flags() {
        // A cache that does not fit is ignored by the JVM; its warning would be the first line of every log.
        return exists() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }

    /** Flags for a training run, at whose end the cache is written. */
    static List<String> trainingFlags(Path output) {
        return List.of("-XX:AOTCacheOutput=" + output, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    private static int fingerprint(Path path) {
        try (Stream<Path> files = Files.isDirectory(path) ? Files.walk(path) : Stream.of(path)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(StartCache::stamp)
                    .toList()
                    .hashCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
