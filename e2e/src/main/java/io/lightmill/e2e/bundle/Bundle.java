package io.lightmill.e2e.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A downloaded ZIP, read through its central directory; the JDK checks each entry's CRC-32 while it reads.
 *
 * @param images SHA-256 by entry name
 * @param texts the other entries by name
 */
public record Bundle(Map<String, String> images, Map<String, String> texts) {

    /** Reads all of it. */
    public static Bundle read(Path file) {
        Map<String, String> images = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes = bytes(zip, entry);
                if (isText(entry.getName())) {
                    texts.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
                } else if (images.put(entry.getName(), SourceFile.sha256(bytes)) != null) {
                    throw new IllegalStateException("two entries are called " + entry.getName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bundle(images, texts);
    }

    /** The rows of every {@code manifest.jsonl} in it. */
    public List<JsonNode> manifest() {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("manifest.jsonl"))
                .flatMap(entry -> entry.getValue().lines())
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .toList();
    }

    /** The only text entry whose name ends like this. */
    public JsonNode json(String ending) {
        List<String> found = texts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ending))
                .map(Map.Entry::getValue)
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " entries end with " + ending + ": " + texts.keySet());
        }
        return Json.read(found.getFirst().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private static boolean isText(String name) {
        return name.endsWith(".jsonl") || name.endsWith(".json") || name.endsWith(".csv") || name.endsWith(".txt");
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
