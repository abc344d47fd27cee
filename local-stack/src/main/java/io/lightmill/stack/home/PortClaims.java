package io.lightmill.stack.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Which process of this user will use which port, as locked files that the kernel unlocks when their process ends, however it does.
 * Without them two stacks that start in the same second choose the same ports, and the loser, whose services cannot listen, takes
 * the winner's answers for its own.
 */
final class PortClaims {

    private static final Path FOLDER =
            Path.of(System.getProperty("java.io.tmpdir"), "lightmill-" + System.getProperty("user.name"), "ports");

    /** Ours. Held here, because a lock of this process is let go as soon as it closes any channel to the same file. */
    private static final Map<Integer, FileLock> OURS = new HashMap<>();

    private PortClaims() {}

    /** Makes it ours until this process ends; false when it is somebody's, also when it is ours already. */
    static synchronized boolean claim(int port) {
        if (OURS.containsKey(port)) {
            return false;
        }
        try {
            Files.createDirectories(FOLDER);
            FileChannel channel = FileChannel.open(
                    FOLDER.resolve(port + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            OURS.put(port, lock);
            return true;
        } catch (IOException e) {
            // Where no file can be locked each chooses as if it were alone.
            return true;
        }
    }
}
