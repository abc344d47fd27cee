package io.lightmill.storage.object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes files of a folder that is a bucket. A write goes to a file of its own first and becomes the object by a hard link, which
 * the file system refuses when the name is taken: so an object is there whole or not at all, and only the first writer wins,
 * over all processes.
 */
final class FolderWriter {

    static final String INCOMING = ".incoming";

    private final Path root;
    private final boolean sync;
    private final InstantSource clock;

    FolderWriter(Path root, boolean sync, InstantSource clock) throws IOException {
        this.root = root;
        this.sync = sync;
        this.clock = clock;
        Files.createDirectories(root.resolve(INCOMING));
    }

    /** A new file beside the objects, for a write that has begun. */
    Path incoming() {
        return root.resolve(INCOMING).resolve(UUID.randomUUID().toString());
    }

    PutOutcome write(InputStream bytes, Path target) throws IOException {
        Path file = incoming();
        try {
            Files.copy(bytes, file);
            return publish(file, target);
        } finally {
            discard(file);
        }
    }

    /** The same for bytes that are all there: one open file from the first byte to the flush. */
    PutOutcome write(ByteBuffer bytes, Path target) throws IOException {
        Path file = incoming();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            return link(file, target, () -> flush(out));
        } finally {
            discard(file);
        }
    }

    /** Makes a written file the object, if nothing is there; the file itself stays for {@link #discard}. */
    PutOutcome publish(Path file, Path target) throws IOException {
        return link(file, target, () -> {
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                flush(written);
            }
        });
    }

    /**
     * The link comes first and one flush after it: journalling file systems (ext4, XFS, btrfs) make a file's new name durable
     * with the file, whose link count it changed. A flush costs milliseconds and is most of what a small object costs, so the
     * folders are flushed only when they are new. After a power cut in between, a name may stand for half a file that nobody was
     * told of: checking an upload and archiving an output find that out.
     */
    private PutOutcome link(Path file, Path target, Flush flush) throws IOException {
        try {
            boolean madeFolder = linkAndMakeFolder(file, target);
            flush.run();
            if (madeFolder) {
                flushFolders(home(target));
            }
            return PutOutcome.CREATED;
        } catch (FileAlreadyExistsException taken) {
            return PutOutcome.EXISTS;
        }
    }

    /** Nearly always the folder is there: it is made only when the link says that something is missing. */
    private static boolean linkAndMakeFolder(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
            return false;
        } catch (NoSuchFileException missing) {
            if (Files.notExists(file)) {
                throw missing;
            }
            Files.createDirectories(home(target));
            Files.createLink(target, file);
            return true;
        }
    }

    private static Path home(Path target) {
        return Objects.requireNonNull(target.getParent());
    }

    private void flush(FileChannel written) throws IOException {
        if (sync) {
            written.force(true);
        }
    }

    /** A new folder is durable only when those that name it are, up to the bucket's own. */
    private void flushFolders(Path folder) throws IOException {
        for (Path each = folder; each != null && each.startsWith(root); each = each.getParent()) {
            try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
                flush(channel);
            }
        }
    }

    void discard(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    void discardUnfinished(Duration age) throws IOException {
        long limit = clock.instant().minus(age).toEpochMilli();
        List<Path> old;
        try (Stream<Path> files = Files.list(root.resolve(INCOMING))) {
            old = files.filter(file -> file.toFile().lastModified() < limit).toList();
        }
        for (Path file : old) {
            discard(file);
        }
    }

    /** Makes what was written durable. */
    @FunctionalInterface
    private interface Flush {
        void run() throws IOException;
    }
}
