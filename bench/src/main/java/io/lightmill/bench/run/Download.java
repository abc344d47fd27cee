package io.lightmill.bench.run;

import io.lightmill.bench.peer.StreamCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A GET over a socket that is read as the {@link StreamCopy} beside it is: with an HTTP client of its own the measuring process
 * would take more of two cores than what it measures.
 *
 * @param firstMillis from before the connection was opened until the body's first byte
 * @param bytes of the body
 * @param seconds in all
 */
public record Download(double firstMillis, long bytes, double seconds) {

    private static final int LONGEST_HEAD = 16 * 1024;

    /** Fetches what the request's URI names, with its Authorization, and throws it away. */
    public static Download of(HttpRequest request) throws IOException {
        URI uri = request.uri();
        long begun = System.nanoTime();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(head(request).getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            long length = contentLength(in);
            if (in.read() < 0) {
                throw new IOException("an empty body");
            }
            double first = millisSince(begun);
            long bytes = 1 + StreamCopy.drain(in);
            if (bytes != length) {
                throw new IOException(bytes + " bytes of " + length);
            }
            return new Download(first, bytes, millisSince(begun) / 1e3);
        }
    }

    /** Bytes per second. */
    public double rate() {
        return bytes / seconds;
    }

    private static String head(HttpRequest request) {
        URI uri = request.uri();
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String authorization = request.headers()
                .firstValue("Authorization")
                .map(value -> "Authorization: " + value + "\r\n")
                .orElse("");
        return "GET " + target + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n" + authorization
                + "Connection: close\r\n\r\n";
    }

    private static long contentLength(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new IOException("no whole head: " + head.toString(StandardCharsets.ISO_8859_1));
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!text.startsWith("http/1.1 200 ")) {
            throw new IOException(text.lines().findFirst().orElse(text));
        }
        return text.lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("no Content-Length"));
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }
}
