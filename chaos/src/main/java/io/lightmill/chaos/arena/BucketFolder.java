package io.lightmill.chaos.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The stack's bucket, whose file system can fail: a file stands in the folder's place, so that whatever is asked of it is refused. They
 * change places in one step: a folder that is gone for a moment would say that its objects are gone, and that is no failure but a loss.
 */
public final class BucketFolder {

    private final Path place;
    private final Path other;

    BucketFolder(Path home) {
        this.place = home.resolve("bucket");
        this.other = home.resolve("bucket-aside");
    }

    /** Whatever is asked of it fails from now on. */
    public synchronized void fails() throws IOException {
        if (Files.isDirectory(place)) {
            Files.deleteIfExists(other);
            Files.createFile(other);
            Exchange.of(place, other);
        }
    }

    /** It works, with all that was in it. */
    public synchronized void works() {
        if (Files.isDirectory(other)) {
            try {
                Exchange.of(place, other);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where the files are. */
    public synchronized Path path() {
        return Files.isDirectory(other) ? other : place;
    }
}
