package io.lightmill.runpodlocal.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The latest lines of a ledger about requests. A ledger is never rotated, so it is looked through from its end, and what lies further
 * back is not read. Bytes that are no text, of which a crash may leave some, are read as question marks.
 */
final class LedgerTail {

    private static final int BLOCK = 1 << 20;
    private static final String TIME = "{\"time\":";

    private LedgerTail() {}

    /** Hands on the lines since then, oldest first. */
    static void read(Path ledger, Instant since, Consumer<String> line) throws IOException {
        try (FileChannel file = FileChannel.open(ledger, StandardOpenOption.READ)) {
            long from = file.size();
            do {
                from = Math.max(0, from - BLOCK);
            } while (from > 0 && !beginsBefore(file, from, since));
            BufferedReader lines = from(file, from);
            lines.lines()
                    .filter(text -> isOfRequest(text) && isSince(text, since))
                    .forEach(line);
        }
    }

    /** By the first line about a request: those of workers, in between, carry the workers' time. */
    private static boolean beginsBefore(FileChannel file, long from, Instant since) throws IOException {
        BufferedReader lines = from(file, from);
        // The rest of a line whose beginning lies further back.
        lines.readLine();
        int read = 0;
        for (String line = lines.readLine(); line != null && read < BLOCK; line = lines.readLine()) {
            if (isOfRequest(line) && time(line).isPresent()) {
                return !isSince(line, since);
            }
            read += line.length();
        }
        return false;
    }

    private static BufferedReader from(FileChannel file, long place) throws IOException {
        return new BufferedReader(
                new InputStreamReader(Channels.newInputStream(file.position(place)), StandardCharsets.UTF_8));
    }

    /** Lines of items are many; none of them is parsed. */
    private static boolean isOfRequest(String line) {
        return line.contains("\"requestId\"") && !line.contains("\"itemId\"");
    }

    private static boolean isSince(String line, Instant since) {
        OptionalLong time = time(line);
        return time.isPresent() && time.getAsLong() >= since.toEpochMilli();
    }

    private static OptionalLong time(String line) {
        int end = line.indexOf(',');
        if (!line.startsWith(TIME) || end < 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(line, TIME.length(), end, 10));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
