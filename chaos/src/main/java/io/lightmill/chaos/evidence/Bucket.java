package io.lightmill.chaos.evidence;

import io.lightmill.e2e.api.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The outputs in the bucket, read without asking anybody.
 *
 * @param outputs by {@code job/item/attempt}
 */
public record Bucket(Map<String, StoredFile> outputs) {

    /** A folder that is a bucket keeps {@code outputs/job/item/attempt} as the file {@code item~attempt} in the job's folder. */
    private static final String JOINT = "~";

    /** Reads the outputs of these jobs from a folder that is a bucket. */
    public static Bucket read(Path folder, Set<UUID> jobs) {
        Map<String, StoredFile> outputs = new LinkedHashMap<>();
        for (UUID job : jobs) {
            Path ofJob = folder.resolve("outputs").resolve(job.toString());
            try (Stream<Path> files = Files.exists(ofJob) ? Files.list(ofJob) : Stream.empty()) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    outputs.put(job + "/" + file.getFileName().toString().replace(JOINT, "/"), stored(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Bucket(outputs);
    }

    private static StoredFile stored(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new StoredFile(
                bytes.length,
                SourceFile.sha256(bytes),
                Files.getLastModifiedTime(file).toInstant());
    }

    /** What an attempt stored for an item. */
    public Optional<StoredFile> output(UUID job, UUID item, UUID attempt) {
        return Optional.ofNullable(outputs.get(job + "/" + item + "/" + attempt));
    }
}
