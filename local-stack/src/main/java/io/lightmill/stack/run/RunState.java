package io.lightmill.stack.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lightmill.stack.home.AtomicFile;
import io.lightmill.stack.home.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is remembered of a run until its ZIP is there. The key is drawn and written before the first submission, so that a run that
 * was cut off at any moment submits the same job again rather than a second one.
 *
 * @param file where it is kept
 * @param idempotencyKey of the submission
 */
record RunState(Path file, String idempotencyKey) {

    private record Content(String idempotencyKey) {}

    /** That of an interrupted run with this fingerprint, or a new one. */
    static RunState open(Path folder, String fingerprint) {
        Path file = folder.resolve(fingerprint + ".json");
        try {
            return new RunState(
                    file,
                    Json.MAPPER.readValue(Files.readString(file), Content.class).idempotencyKey());
        } catch (NoSuchFileException | JsonProcessingException e) {
            return fresh(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a run of this order, with whatever files, was interrupted: its job may have been accepted long ago. */
    static boolean isRemembered(Path folder, String order) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.anyMatch(file -> file.getFileName().toString().startsWith(order + "-"));
        }
    }

    private static RunState fresh(Path file) {
        String key = UUID.randomUUID().toString();
        try {
            AtomicFile.write(file, Json.MAPPER.writeValueAsString(new Content(key)) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return new RunState(file, key);
    }

    /** The run is over: the same command again is a new one. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
