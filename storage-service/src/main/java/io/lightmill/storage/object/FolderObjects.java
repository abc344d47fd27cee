package io.lightmill.storage.object;

import io.lightmill.contracts.api.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder as bucket. */
final class FolderObjects implements ObjectStore {

    private final FolderFiles files;
    private final FolderWriter writer;
    private final FolderTickets tickets;

    private FolderObjects(FolderFiles files, FolderWriter writer, FolderTickets tickets) {
        this.files = files;
        this.writer = writer;
        this.tickets = tickets;
    }

    static FolderObjects open(Path folder, boolean sync, FolderTickets tickets, InstantSource clock) {
        try {
            Path root = Files.createDirectories(folder).toRealPath();
            return new FolderObjects(new FolderFiles(root), new FolderWriter(root, sync, clock), tickets);
        } catch (IOException e) {
            throw new UncheckedIOException("the bucket's folder cannot be made", e);
        }
    }

    FolderTickets tickets() {
        return tickets;
    }

    /** A new file beside the objects, for a write that has begun. */
    Path incoming() {
        return writer.incoming();
    }

    /** Where an object's file is or would be. */
    Path path(ObjectKey key) {
        return files.path(key);
    }

    @Override
    public PutOutcome put(ObjectKey key, InputStream bytes) {
        return done("write " + key, () -> writer.write(bytes, path(key)));
    }

    /** The same for bytes that are all there. */
    PutOutcome put(ObjectKey key, ByteBuffer bytes) {
        return done("write " + key, () -> writer.write(bytes, path(key)));
    }

    /** Makes a written file the object, if nothing is there; the file itself stays for {@link #discard}. */
    PutOutcome publish(Path file, ObjectKey key) {
        return done("write " + key, () -> writer.publish(file, path(key)));
    }

    void discard(Path file) {
        done("remove an unfinished write", () -> {
            writer.discard(file);
            return file;
        });
    }

    @Override
    public Optional<StoredObject> head(ObjectKey key) {
        return found("look at " + key, () -> Files.readAttributes(path(key), BasicFileAttributes.class))
                .map(attributes -> new StoredObject(
                        key, attributes.size(), attributes.lastModifiedTime().toInstant()));
    }

    @Override
    public ReadableByteChannel open(ObjectKey key, long offset, long length) {
        return found("read " + key, () -> FileChannel.open(path(key), StandardOpenOption.READ))
                .map(file -> done("read " + key, () -> offset == 0 ? file : file.position(offset)))
                .map(file -> new BoundedChannel(file, length))
                .orElseThrow(() -> new NoSuchObjectException(key));
    }

    @Override
    public PutOutcome move(ObjectKey from, ObjectKey to) {
        Path source = path(from);
        PutOutcome outcome = found("move " + from, () -> writer.publish(source, path(to)))
                .orElseThrow(() -> new NoSuchObjectException(from));
        discard(source);
        return outcome;
    }

    @Override
    public void delete(ObjectKey key) {
        discard(path(key));
    }

    @Override
    public Stream<StoredObject> list(String prefix, @Nullable ObjectKey after) {
        return files.list(prefix, after).flatMap(key -> head(key).stream());
    }

    @Override
    public void discardUnfinished(Duration age) {
        done("remove unfinished writes", () -> {
            writer.discardUnfinished(age);
            return age;
        });
    }

    @Override
    public Ticket signPut(ObjectKey key, UploadTerms terms) {
        return tickets.sign("PUT", key, terms.maxBytes(), terms.lifetime());
    }

    @Override
    public Ticket signGet(ObjectKey key, Duration lifetime) {
        return tickets.sign("GET", key, 0, lifetime);
    }

    @Override
    public boolean signsOverNetwork() {
        return false;
    }

    @Override
    public int readAhead() {
        return 1;
    }

    /**
     * What is not there twice, with a bucket between, is absent. While the bucket's volume is away everything seems to be, and what follows
     * from that is paid for: an output that is missing is made again.
     */
    private <T> Optional<T> found(String doing, DiskWork<T> look) {
        Optional<T> found = seen(doing, look);
        if (found.isPresent()) {
            return found;
        }
        files.requireBucket(doing);
        return seen(doing, look);
    }

    private static <T> Optional<T> seen(String doing, DiskWork<T> look) {
        try {
            return Optional.of(look.run());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreUnavailableException(doing, e);
        }
    }

    private static <T> T done(String doing, DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new StoreUnavailableException(doing, e);
        }
    }

    /** What the disk is asked to do. */
    @FunctionalInterface
    private interface DiskWork<T> {
        T run() throws IOException;
    }
}
