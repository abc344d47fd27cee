package io.lightmill.stack.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture on this machine.
 *
 * @param name its path below the folder, with slashes
 * @param sha256 of its bytes
 */
record LocalFile(Path path, String name, long bytes, String sha256) {

    private static final int BUFFER = 1 << 17;

    /** Reads the file once, in pieces. */
    static LocalFile read(Path folder, Path path) throws IOException {
        MessageDigest digest = newDigest();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new LocalFile(path, name(folder, path), bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Its path below the folder, with slashes. */
    static String name(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
