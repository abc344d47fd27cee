package io.lightmill.gateway.ui;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The UI's files of the class path. Each is read once and kept: together they are a few hundred kB. */
@ApplicationScoped
public class UiFiles {

    private static final String INDEX = "/index.html";
    /** No dot at the beginning of a name: neither hidden files nor the way up. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~@-][A-Za-z0-9_.~@-]*)+");

    private final ConcurrentHashMap<String, UiFile> known = new ConcurrentHashMap<>();
    private final String folder;
    private final @Nullable UiFile index;

    /** Those below a folder of the class path. */
    UiFiles(@ConfigProperty(name = "lightmill.gateway.ui.folder", defaultValue = "META-INF/resources") String folder) {
        this.folder = folder;
        this.index = find(INDEX);
    }

    /** Whether there is a UI. */
    public boolean areThere() {
        return index != null;
    }

    /** The page that all others are made of; null: there is no UI. */
    @Nullable
    UiFile index() {
        return index;
    }

    /** The file of a path; null: there is none. */
    @Nullable
    UiFile find(String path) {
        UiFile found = known.get(path);
        if (found != null || !PATH.matcher(path).matches()) {
            return found;
        }
        Buffer plain = read(path);
        if (plain == null) {
            return null;
        }
        UiFile file = UiFile.of(path, plain, read(path + ".br"), read(path + ".gz"));
        known.put(path, file);
        return file;
    }

    private @Nullable Buffer read(String path) {
        try (InputStream bytes = Thread.currentThread().getContextClassLoader().getResourceAsStream(folder + path)) {
            return bytes == null ? null : Buffer.buffer(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
