package io.lightmill.stack.part;

import io.lightmill.stack.home.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Settings in a file that only its owner may read; there are passwords among them. */
final class PropertiesFile {

    private PropertiesFile() {}

    static void write(Path file, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "Written at each start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.writeSecret(file, text.toString());
    }
}
