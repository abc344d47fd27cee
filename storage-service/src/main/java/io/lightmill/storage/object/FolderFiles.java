package io.lightmill.storage.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which file an object is. The key's first two parts are folders, the rest is the file's name, so that a job's outputs need one
 * folder to be made durable and not one each.
 */
record FolderFiles(Path root) {

    private static final String JOINT = "~";

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

    /** The folder is the bucket only while it has what was made in it when it was opened: an empty mount point has not. */
    void requireBucket(String doing) {
        Path incoming = root.resolve(FolderWriter.INCOMING);
        if (!Files.isDirectory(incoming)) {
            throw new StoreUnavailableException(doing, new NoSuchFileException(incoming.toString()));
        }
    }

    /** Keys that begin so, in order, behind a key. */
    Stream<ObjectKey> list(String prefix, @Nullable ObjectKey after) {
        Path top = root.resolve(prefix.replaceFirst("/.*$", ""));
        return children(top)
                .filter(folder -> after == null || mayHoldBehind(folder, after))
                .flatMap(folder -> Files.isDirectory(folder) ? children(folder) : Stream.of(folder))
                .map(this::name)
                .filter(ObjectKey::isKey)
                .map(ObjectKey::new)
                .filter(key -> key.value().startsWith(prefix) && (after == null || key.compareTo(after) > 0));
    }

    /** Folders that were done with are not looked into again. */
    private boolean mayHoldBehind(Path folder, ObjectKey after) {
        String name = root.relativize(folder) + "/";
        return name.compareTo(after.value()) > 0 || after.value().startsWith(name);
    }

    /** One folder's names at a time are in memory, in key order. */
    private Stream<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(FolderFiles::sortName)).toList().stream();
        } catch (NoSuchFileException absent) {
            requireBucket("list the bucket");
            return Stream.empty();
        } catch (IOException e) {
            throw new StoreUnavailableException("list the bucket", e);
        }
    }

    private static String sortName(Path file) {
        String name = String.valueOf(file.getFileName()).replace(JOINT, "/");
        return Files.isDirectory(file) ? name + "/" : name;
    }

    /** A key's text; or what somebody else put into the folder, which is none of ours. */
    private String name(Path file) {
        return root.relativize(file).toString().replace(JOINT, "/");
    }
}
