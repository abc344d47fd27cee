package io.lightmill.storage.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Lays out a ZIP of which the objects' bytes are left out. What remains — headers, manifest, directory: the skeleton — goes to
 * a file, so that no bundle is too large for memory. The same calls make the same bytes on every replica, and the tag is
 * their SHA-256: names, lengths, checksums and hashes are all among them.
 */
final class BundleLayout implements AutoCloseable {

    private final ObjectIndex index = new ObjectIndex();
    private final SkeletonFile skeleton;
    private final SkeletonFile directory;
    private long objectBytes;
    private long entries;

    BundleLayout(Path folder) throws IOException {
        String name = UUID.randomUUID().toString();
        this.skeleton = new SkeletonFile(folder.resolve(name + ".skeleton"));
        this.directory = new SkeletonFile(folder.resolve(name + ".directory"));
    }

    /** The next entry is an object. */
    void object(ZipEntry entry, BundledObject object) throws IOException {
        byte[] header = header(entry);
        long name = skeleton.bytes() - header.length + 30;
        index.add(object, skeleton.bytes() + objectBytes, entry.bytes(), skeleton.bytes(), name);
        objectBytes += entry.bytes();
    }

    /** The next entry is a text that was written meanwhile. */
    void text(String name, BundleText text, Instant modified) throws IOException {
        header(new ZipEntry(name, text.bytes(), text.crc32(), modified));
        try (InputStream bytes = text.open()) {
            skeleton.append(bytes);
        }
    }

    private byte[] header(ZipEntry entry) throws IOException {
        directory.write(ZipFormat.directoryHeader(entry, skeleton.bytes() + objectBytes));
        byte[] header = ZipFormat.localHeader(entry);
        skeleton.write(header);
        entries++;
        return header;
    }

    /** Writes the directory and the end; now every byte's place is known. */
    BundlePlan finish() throws IOException {
        directory.close();
        long directoryOffset = skeleton.bytes() + objectBytes;
        try (InputStream lines = Files.newInputStream(directory.path())) {
            skeleton.append(lines);
        }
        skeleton.write(ZipFormat.end(entries, directoryOffset, directory.bytes()));
        skeleton.close();
        return new BundlePlan(skeleton.path(), index, skeleton.bytes() + objectBytes, etag(skeleton.path()));
    }

    private static String etag(Path skeleton) throws IOException {
        try (DigestInputStream bytes =
                new DigestInputStream(Files.newInputStream(skeleton), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return '"' + HexFormat.of().formatHex(bytes.getMessageDigest().digest()) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Removes what a finished plan does not need, and an unfinished one's skeleton too. */
    @Override
    public void close() throws IOException {
        skeleton.close();
        directory.close();
        Files.deleteIfExists(directory.path());
    }

    /** When it could not be finished. */
    void abandon() throws IOException {
        close();
        Files.deleteIfExists(skeleton.path());
    }
}
