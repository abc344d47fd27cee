package io.lightmill.storage.bundle;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written from front to back and knows how far it is. */
final class SkeletonFile implements Closeable {

    private final Path path;
    private final OutputStream out;
    private long bytes;

    SkeletonFile(Path path) throws IOException {
        this.path = path;
        this.out = new BufferedOutputStream(
                Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 64 * 1024);
    }

    void write(byte[] more) throws IOException {
        out.write(more);
        bytes += more.length;
    }

    void append(InputStream more) throws IOException {
        bytes += more.transferTo(out);
    }

    long bytes() {
        return bytes;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
