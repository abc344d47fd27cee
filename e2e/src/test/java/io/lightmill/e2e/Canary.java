package io.lightmill.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on every address of this machine, and counts who connects: nobody should. */
final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visits = new AtomicInteger();

    private Canary(ServerSocket socket) {
        this.socket = socket;
    }

    static Canary listening() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0));
            Canary canary = new Canary(socket);
            Thread.ofVirtual().name("canary").start(canary::count);
            return canary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int visits() {
        return visits.get();
    }

    private void count() {
        while (!socket.isClosed()) {
            try (Socket visitor = socket.accept()) {
                visits.incrementAndGet();
            } catch (IOException closed) {
                // The next round sees it.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
