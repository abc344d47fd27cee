package io.lightmill.chaos.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a stack of this project from training its programs for faster starts: a trainee would be told what the services are told, and
 * go to their database.
 */
final class Untrained implements AutoCloseable {

    private final FileChannel lock;

    private Untrained(FileChannel lock) {
        this.lock = lock;
    }

    /** Until it is closed; where another stack is at it already, ours does not begin. */
    static Untrained hold(Path project) throws IOException {
        Path folder = Files.createDirectories(project.resolve(".lightmill/start-caches"));
        FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.tryLock();
        return new Untrained(channel);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
