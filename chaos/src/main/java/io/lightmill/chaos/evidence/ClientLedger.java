package io.lightmill.chaos.evidence;

import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What clients did and were told, in the order in which they learnt it; each line is in the file before the next thing happens. */
public final class ClientLedger implements AutoCloseable {

    private final List<ClientLine> lines = new ArrayList<>();
    private final Writer file;

    private ClientLedger(Writer file) {
        this.file = file;
    }

    /** A new one in this file. */
    public static ClientLedger in(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new ClientLedger(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file. */
    public static List<ClientLine> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), ClientLine.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line. */
    public synchronized void add(ClientLine line) {
        lines.add(line);
        try {
            file.write(Json.write(line));
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines so far. */
    public synchronized List<ClientLine> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
