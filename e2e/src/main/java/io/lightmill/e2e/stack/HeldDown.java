package io.lightmill.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;

/**
 * A part that was killed and stays down until this is closed: its supervisor, which would start it anew at once, is stopped
 * meanwhile. The other parts go on; only {@code ./lightmill} has nobody to talk to.
 */
public final class HeldDown implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1000;

    private final long supervisor;
    private final int port;

    private HeldDown(long supervisor, int port) {
        this.supervisor = supervisor;
        this.port = port;
    }

    /**
     * Kills a part as the kernel would.
     *
     * @param part as it runs now, and listens
     */
    public static HeldDown kill(StackStatus.Part part) {
        ProcessHandle process =
                ProcessHandle.of(Objects.requireNonNull(part.pid())).orElseThrow();
        HeldDown held = new HeldDown(process.parent().orElseThrow().pid(), Objects.requireNonNull(part.port()));
        signal("STOP", held.supervisor);
        // Its end is not waited for: only the supervisor could take note of it.
        process.destroyForcibly();
        return held;
    }

    /** Whether nobody listens at its address. */
    public boolean isDown() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    /** From now on it may come back. */
    @Override
    public void close() {
        signal("CONT", supervisor);
    }

    private static void signal(String name, long pid) {
        try {
            int code = new ProcessBuilder("bash", "-c", "kill -" + name + " " + pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
