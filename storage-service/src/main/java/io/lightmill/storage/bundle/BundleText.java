package io.lightmill.storage.bundle;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** A text of a bundle while it is written, line by line, to a file that goes when it is closed. */
final class BundleText implements Closeable {

    private final Path path;
    private final CRC32 crc32 = new CRC32();
    private final OutputStream out;
    private long bytes;

    BundleText(Path folder) throws IOException {
        this.path = Files.createTempFile(folder, "text", null);
        this.out = new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 64 * 1024), crc32);
    }

    void write(byte[] more) throws IOException {
        out.write(more);
        bytes += more.length;
    }

    void write(String more) throws IOException {
        write(more.getBytes(StandardCharsets.UTF_8));
    }

    long bytes() {
        return bytes;
    }

    long crc32() {
        return crc32.getValue();
    }

    InputStream open() throws IOException {
        out.flush();
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(path);
    }
}
