package io.lightmill.stack.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a file, however long the file is. */
final class LogTail {

    private static final int BYTES_A_LINE = 400;

    private LogTail() {}

    /** At most so many of its last lines; none when there is no file. */
    static List<String> lines(Path file, int most) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - (long) most * BYTES_A_LINE);
            log.seek(from);
            byte[] end = new byte[(int) (log.length() - from)];
            log.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            // The first line of a cut is half a line.
            List<String> whole = from > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
            return whole.subList(Math.max(0, whole.size() - most), whole.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
