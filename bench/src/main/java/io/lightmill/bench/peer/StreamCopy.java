package io.lightmill.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The same files, one after the other, through one loopback socket into nothing: what a machine can do that only copies. */
public final class StreamCopy {

    private static final int BUFFER = 256 * 1024;

    private final List<Path> files;

    /** Of these files. */
    public StreamCopy(List<Path> files) {
        this.files = files;
    }

    /** Bytes per second. */
    public double bytesPerSecond() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            long begun = System.nanoTime();
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                long bytes = drain(socket.getInputStream());
                return bytes / ((System.nanoTime() - begun) / 1e9);
            }
        }
    }

    private void serve(ServerSocket server) {
        byte[] buffer = new byte[BUFFER];
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        out.write(buffer, 0, read);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end and throws away. */
    public static long drain(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
        }
        return bytes;
    }
}
