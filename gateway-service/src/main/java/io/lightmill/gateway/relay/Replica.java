package io.lightmill.gateway.relay;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** One process of a sibling, and whether it was away a moment ago. */
final class Replica {

    /** Usually in one pool. */
    static final int CONNECTIONS = 512;
    /** Beyond these a request is refused at once with 503 rather than kept waiting. */
    private static final int WAITING = 2048;

    /** For a connection to be made, and for a place in the pool while all of it are in use. */
    private static final int CONNECT_MILLIS = 1000;
    /** As much as one read brings: with the usual 8 KiB a ZIP is passed on in eight times as many steps. */
    private static final int CHUNK = 64 * 1024;

    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);
    private static final Instant NOT_AWAY = Instant.MIN;

    private final URI address;
    private final HttpClient client;
    private final InstantSource clock;
    private final AtomicReference<Instant> awayUntil = new AtomicReference<>(NOT_AWAY);

    Replica(Vertx vertx, String url, int connections, InstantSource clock) {
        this.address = URI.create(url.strip().replaceAll("/$", ""));
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(WAITING)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(60)
                .setTcpNoDelay(true)
                .setMaxChunkSize(CHUNK)
                .setSsl("https".equals(address.getScheme()))
                .setDefaultHost(address.getHost())
                .setDefaultPort(port(address)));
    }

    /** Opens a request; when that fails nothing was sent. */
    Future<Call> open(HttpMethod method, String uri) {
        return client.request(new RequestOptions()
                        .setMethod(method)
                        .setURI(address.getRawPath() + uri)
                        .setConnectTimeout(CONNECT_MILLIS))
                .map(request -> Call.on(request, this))
                .onSuccess(call -> call.request().response().onSuccess(answer -> awayUntil.set(NOT_AWAY)))
                .onFailure(refused -> away());
    }

    /** It refused, broke off or kept silent: the others are asked first for a moment. */
    void away() {
        awayUntil.set(clock.instant().plus(LEFT_ALONE));
    }

    /** Whether one may count on it. After its moment one request finds out, while the others still go elsewhere. */
    boolean isWorthATry() {
        Instant until = awayUntil.get();
        if (until.equals(NOT_AWAY)) {
            return true;
        }
        Instant now = clock.instant();
        boolean isLeftAlone = now.isBefore(until)
                // Else the clock was set back meanwhile.
                && !until.isAfter(now.plus(LEFT_ALONE));
        return !isLeftAlone && awayUntil.compareAndSet(until, now.plus(LEFT_ALONE));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
