package io.lightmill.chaos.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** A way to a part, or to the replicas of one, on which the weather can be bad: whoever connects here is connected there. */
public final class Relay implements AutoCloseable {

    private static final int PIECE = 8_192;
    private static final int WAITING = 256;

    private final ServerSocket door;
    private final List<IntSupplier> targets;
    private final AtomicLongArray answered;
    private final AtomicInteger turn = new AtomicInteger();
    private Weather weather = Weather.FAIR;

    /** Leads to these ports in turn, past one where nobody listens; they are asked for anew with each connection. */
    Relay(List<IntSupplier> targets) {
        this.targets = List.copyOf(targets);
        this.answered = new AtomicLongArray(targets.size());
        try {
            this.door = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    /** Where to connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** How many bytes have come back from the target of this place in the list. */
    long answered(int target) {
        return answered.get(target);
    }

    /** From now on it is like this, for those who are connected already too. */
    public synchronized void turn(Weather next) {
        weather = next;
        notifyAll();
    }

    private synchronized Weather whenItIsNotStill() throws InterruptedException {
        while (weather.silent()) {
            wait();
        }
        return weather;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException closed) {
            // That was us.
        }
    }

    private void connect(Socket client) {
        try (client;
                Reached reached = next()) {
            Socket server = reached.socket;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual()
                    .start(() -> carry(server, client, true, bytes -> answered.addAndGet(reached.target, bytes)));
            carry(client, server, false, bytes -> {});
            back.join();
        } catch (IOException | UncheckedIOException nobodyThere) {
            // Whoever came sees the end of the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Reached(int target, Socket socket) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Reached next() throws IOException {
        int first = turn.getAndIncrement();
        IOException nobody = new IOException("nobody listens");
        for (int i = 0; i < targets.size(); i++) {
            int target = Math.floorMod(first + i, targets.size());
            int port = targets.get(target).getAsInt();
            try {
                return new Reached(target, new Socket(InetAddress.getLoopbackAddress(), port));
            } catch (IOException refused) {
                nobody.addSuppressed(refused);
            }
        }
        throw nobody;
    }

    private void carry(Socket from, Socket to, boolean isBack, IntConsumer carries) {
        byte[] piece = new byte[PIECE];
        long carried = 0;
        try {
            for (int n = from.getInputStream().read(piece);
                    n >= 0;
                    n = from.getInputStream().read(piece)) {
                Weather now = whenItIsNotStill();
                int whole = (int) Math.min(n, Math.max(0, now.most(isBack) - carried));
                pause(now.time(n));
                carries.accept(whole);
                to.getOutputStream().write(piece, 0, whole);
                carried += whole;
                if (whole < n) {
                    reset(from);
                    reset(to);
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            reset(from);
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // That was wanted.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
