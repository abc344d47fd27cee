package io.lightmill.stack.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file so that a reader, or a machine that goes down, sees the old content or the new one, never half of it. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes text that anyone may read. */
    public static void write(Path file, String text) {
        write(file, text, "rw-r--r--");
    }

    /** Writes text that only its owner may read. */
    public static void writeSecret(Path file, String text) {
        write(file, text, "rw-------");
    }

    private static void write(Path file, String text, String permissions) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = Files.createTempFile(
                    folder,
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, text);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
