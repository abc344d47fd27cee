package io.lightmill.storage.object;

import io.lightmill.contracts.api.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder as bucket. A write goes to a file of its own first and becomes the object by a hard link, which the file
 * system refuses when the name is taken: so an object is there whole or not at all, and only the first writer wins,
 * over all processes.
 *
 * <p>The key's first two parts are folders, the rest is the file's name, so that a job's outputs need one folder to be
 * made durable and not one each.
 */
final class FolderObjects implements ObjectStore {

    private static final String INCOMING = ".incoming";
    private static final String JOINT = "~";

    private final Path root;
    private final boolean sync;
    private final FolderTickets tickets;

    private FolderObjects(Path root, boolean sync, FolderTickets tickets) {
        this.root = root;
        this.sync = sync;
        this.tickets = tickets;
    }

    static FolderObjects open(Path root, boolean sync, FolderTickets tickets) {
        try {
            Files.createDirectories(root.resolve(INCOMING));
            return new FolderObjects(root.toRealPath(), sync, tickets);
        } catch (IOException e) {
            throw new UncheckedIOException("the bucket's folder cannot be made", e);
        }
    }

    FolderTickets tickets() {
        return tickets;
    }

    /** A new file beside the objects, for a write that has begun. */
    Path incoming() {
        return root.resolve(INCOMING).resolve(UUID.randomUUID().toString());
    }

    /** Where an object's file is or would be. */
    Path path(ObjectKey key) {
        String[] parts = key.segments();
        Path folder = root.resolve(parts[0]);
        if (parts.length == 2) {
            return folder.resolve(parts[1]);
        }
        String name = String.join(JOINT, Arrays.asList(parts).subList(2, parts.length));
        return folder.resolve(parts[1]).resolve(name);
    }

    @Override
    public PutOutcome put(ObjectKey key, InputStream bytes) {
        Path file = incoming();
        try {
            Files.copy(bytes, file);
            return publish(file, key);
        } catch (IOException e) {
            throw new StoreUnavailableException("write " + key, e);
        } finally {
            discard(file);
        }
    }

    /** Makes a written file the object, if nothing is there; the file itself stays for {@link #discard}. */
    PutOutcome publish(Path file, ObjectKey key) {
        try {
            return link(file, path(key));
        } catch (IOException e) {
            throw new StoreUnavailableException("write " + key, e);
        }
    }

    /**
     * The link comes first and one flush after it: journalling file systems (ext4, XFS, btrfs) make a file's new name durable
     * with the file, whose link count it changed. A flush costs milliseconds and is most of what a small object costs, so the
     * folders are flushed only when they are new. After a power cut in between, a name may stand for half a file that nobody was
     * told of: checking an upload and archiving an output find that out.
     */
    private PutOutcome link(Path file, Path target) throws IOException {
        Path home = Objects.requireNonNull(target.getParent());
        boolean made = !Files.isDirectory(home);
        Files.createDirectories(home);
        try {
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException taken) {
            return PutOutcome.EXISTS;
        }
        force(file);
        if (made) {
            forceFolders(home);
        }
        return PutOutcome.CREATED;
    }

    void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreUnavailableException("remove an unfinished write", e);
        }
    }

    private void force(Path file) throws IOException {
        if (sync) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /** A new folder is durable only when those that name it are, up to the bucket's own. */
    private void forceFolders(Path folder) throws IOException {
        if (!sync) {
            return;
        }
        for (Path each = folder; each != null && each.startsWith(root); each = each.getParent()) {
            try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Optional<StoredObject> head(ObjectKey key) {
        try {
            return Optional.of(stored(key, path(key)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreUnavailableException("look at " + key, e);
        }
    }

    private static StoredObject stored(ObjectKey key, Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new StoredObject(
                key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    @Override
    public ReadableByteChannel open(ObjectKey key, long offset, long length) {
        try {
            FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ);
            return new BoundedChannel(file.position(offset), length);
        } catch (NoSuchFileException absent) {
            throw new NoSuchObjectException(key);
        } catch (IOException e) {
            throw new StoreUnavailableException("read " + key, e);
        }
    }

    @Override
    public PutOutcome move(ObjectKey from, ObjectKey to) {
        Path source = path(from);
        try {
            PutOutcome outcome = link(source, path(to));
            discard(source);
            return outcome;
        } catch (NoSuchFileException absent) {
            throw new NoSuchObjectException(from);
        } catch (IOException e) {
            throw new StoreUnavailableException("move " + from, e);
        }
    }

    @Override
    public void delete(ObjectKey key) {
        discard(path(key));
    }

    @Override
    public Stream<StoredObject> list(String prefix, @Nullable ObjectKey after) {
        Path top = root.resolve(prefix.replaceFirst("/.*$", ""));
        return children(top)
                .filter(folder -> after == null || mayHoldBehind(folder, after))
                .flatMap(folder -> Files.isDirectory(folder) ? children(folder) : Stream.of(folder))
                .map(this::key)
                .filter(key -> key.value().startsWith(prefix) && (after == null || key.compareTo(after) > 0))
                .flatMap(key -> head(key).stream());
    }

    /** Folders that were done with are not looked into again. */
    private boolean mayHoldBehind(Path folder, ObjectKey after) {
        String name = root.relativize(folder) + "/";
        return name.compareTo(after.value()) > 0 || after.value().startsWith(name);
    }

    /** One folder's names at a time are in memory, in key order. */
    private static Stream<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(FolderObjects::sortName)).toList().stream();
        } catch (NoSuchFileException absent) {
            return Stream.empty();
        } catch (IOException e) {
            throw new StoreUnavailableException("list the bucket", e);
        }
    }

    private static String sortName(Path file) {
        String name = String.valueOf(file.getFileName()).replace(JOINT, "/");
        return Files.isDirectory(file) ? name + "/" : name;
    }

    private ObjectKey key(Path file) {
        return new ObjectKey(root.relativize(file).toString().replace(JOINT, "/"));
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

    @Override
    public void discardUnfinished(Duration age) {
        long limit = Instant.now().minus(age).toEpochMilli();
        children(root.resolve(INCOMING))
                .filter(file -> file.toFile().lastModified() < limit)
                .forEach(this::discard);
    }
}
