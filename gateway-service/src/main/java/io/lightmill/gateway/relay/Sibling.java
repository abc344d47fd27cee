package io.lightmill.gateway.relay;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/**
 * A service that requests are passed on to, with a pool of connections of its own, so that a sibling that hangs takes none from
 * the others. Nothing is repeated by itself: who repeats a POST must know that it may.
 */
public final class Sibling {

    private static final int CONNECTIONS = 512;
    /** Beyond these a request is refused at once with 503 rather than kept waiting. */
    private static final int WAITING = 2048;

    private static final int CONNECT_MILLIS = 1000;

    private final String name;
    private final URI address;
    private final HttpClient client;

    Sibling(Vertx vertx, String name, String url) {
        this.name = name;
        this.address = URI.create(url);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(60)
                .setTcpNoDelay(true)
                .setSsl("https".equals(address.getScheme()))
                .setDefaultHost(address.getHost())
                .setDefaultPort(port(address)));
    }

    /** Its service's name, for logs and metrics. */
    public String name() {
        return name;
    }

    /**
     * Opens a request; it fails when no connection can be had, and then nothing was sent.
     *
     * @param uri path and query as the sibling knows them
     */
    public Future<HttpClientRequest> open(HttpMethod method, String uri) {
        return client.request(new RequestOptions().setMethod(method).setURI(prefix() + uri));
    }

    private String prefix() {
        String path = address.getRawPath();
        return path == null ? "" : path.replaceAll("/$", "");
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
