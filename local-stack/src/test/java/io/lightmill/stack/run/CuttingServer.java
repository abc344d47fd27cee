package io.lightmill.stack.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves one file with ranges, and cuts each answer after so many bytes for as long as it is told to. */
final class CuttingServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile byte[] file;
    private volatile String etag;
    private volatile int cuts;
    private volatile int cutAfter;

    CuttingServer(byte[] file, String etag) throws IOException {
        this.file = file;
        this.etag = etag;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next so many answers end after so many bytes. */
    void cut(int answers, int afterBytes) {
        cuts = answers;
        cutAfter = afterBytes;
    }

    void replace(byte[] other, String otherEtag) {
        file = other;
        etag = otherEtag;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What {@code Range} each request had; empty text: none. */
    List<String> ranges() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? "" : range);
        boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = range != null && same ? from(range) : 0;
        int length = file.length - from;
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
        boolean cut = cuts-- > 0 && length > cutAfter;
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(file, from, cut ? cutAfter : length);
            if (cut) {
                body.flush();
                throw new IOException("cut on purpose");
            }
        }
    }

    private static int from(@Nullable String range) {
        String digits = String.valueOf(range).replaceAll("\\D", "");
        return Integer.parseInt(digits);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
