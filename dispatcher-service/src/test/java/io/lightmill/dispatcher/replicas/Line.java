package io.lightmill.dispatcher.replicas;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server that can be cut: then the server sees its peers vanish as it does when their process is killed, and who calls
 * is hung up on.
 */
public final class Line implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket entrance;
    private final Set<Closeable> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean cut;

    /** A line to this server. */
    public Line(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("line").start(this::accept);
    }

    /** Where it begins. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Callers hung up on since it was cut. */
    public int refused() {
        return refused.get();
    }

    /** Everybody is cut off, and nobody gets through. */
    public void cut() {
        cut = true;
        ends.forEach(Line::hangUp);
        ends.clear();
    }

    /** Callers get through again. */
    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        hangUp(entrance);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // Closed, or the server behind it did not answer: the caller has been hung up on.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        ends.add(near);
        if (cut) {
            refused.incrementAndGet();
            hangUp(near);
            return;
        }
        Socket far = new Socket(host, port);
        ends.add(far);
        far.setTcpNoDelay(true);
        near.setTcpNoDelay(true);
        pump(near, far);
        pump(far, near);
        if (cut) { // while it was being made
            cut();
        }
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().name("pump").start(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // Cut, or one side is done.
            } finally {
                hangUp(from);
                hangUp(to);
            }
        });
    }

    private static void hangUp(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
