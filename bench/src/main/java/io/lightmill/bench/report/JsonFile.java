package io.lightmill.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file for programs. Who is cut off while it is written leaves the earlier one. */
final class JsonFile {

    private JsonFile() {}

    static void write(Path file, Object content) {
        Path whole = file.toAbsolutePath();
        Path begun = whole.resolveSibling(whole.getFileName() + ".new");
        try {
            Files.writeString(begun, text(content));
            Files.move(begun, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object content) {
        try {
            return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
