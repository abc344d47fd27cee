package io.lightmill.runpodlocal.ledger;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.lightmill.runpodlocal.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One JSON object a line, in the order in which things happened, never changed. Lines go through a buffer that {@link
 * #flush} empties some twenty times a second: at thousands of items a second a write each would be the bottleneck.
 */
public final class Ledger implements AutoCloseable {

    private final InstantSource time;
    private final JsonGenerator json;

    private Ledger(InstantSource time, OutputStream out) throws IOException {
        this.time = time;
        this.json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.setCodec(Json.MAPPER);
        // Between two root values the generator would put a space.
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** Appends to this file; folders are made. A last line that was torn when an earlier process was killed is taken away. */
    public static Ledger appendTo(Path file, InstantSource time) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        cutTornLine(file);
        return new Ledger(time, Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private static void cutTornLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long end = bytes.length();
            while (end > 0 && byteAt(bytes, end - 1) != '\n') {
                end--;
            }
            bytes.setLength(end);
        }
    }

    private static int byteAt(RandomAccessFile bytes, long place) throws IOException {
        bytes.seek(place);
        return bytes.read();
    }

    /** Keeps nothing. */
    public static Ledger none(InstantSource time) throws IOException {
        return new Ledger(time, OutputStream.nullOutputStream());
    }

    /** Begins a line; {@link Entry#write} ends it. Lines are written one after the other, by one thread. */
    public Entry entry(String event) {
        return entry(event, time.instant());
    }

    /** Begins a line about something that happened elsewhere, then. */
    public Entry entry(String event, Instant then) {
        try {
            json.writeStartObject();
            json.writeNumberField("time", then.toEpochMilli());
            json.writeStringField("iso", then.toString());
            json.writeStringField("event", event);
            return new Entry(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts what was written so far onto the disk's side. */
    public void flush() {
        try {
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
