package io.lightmill.gateway.ui;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Serves the UI's files, and its page for every address that only the page itself knows. What has an address of its own (the API,
 * objects, health and documentation) is never answered with the page: a program must see its 404.
 */
@ApplicationScoped
class WebUi {

    /** The build names what lies there by its content, so it never changes. */
    private static final String NAMED_BY_CONTENT = "/assets/";

    private static final List<String> OTHERS = List.of("/api", "/objects", "/q", "/assets");

    private final UiFiles files;
    private final String policy;

    WebUi(
            UiFiles files,
            @ConfigProperty(name = "lightmill.gateway.ui.bucket-origins") Optional<List<String>> bucketOrigins) {
        this.files = files;
        this.policy = policy(bucketOrigins.orElse(List.of()));
    }

    /** Tickets may lead to the bucket itself, for pictures and for uploads. */
    private static String policy(List<String> bucketOrigins) {
        String bucket = bucketOrigins.isEmpty() ? "" : " " + String.join(" ", bucketOrigins);
        // Hashes are computed by WebAssembly; components place what floats by styles of its own.
        return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:"
                + bucket + "; connect-src 'self'" + bucket
                + "; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    void open(@Observes Router router) {
        if (files.index() != null) {
            router.route().order(-1).handler(this::serve);
        }
    }

    private void serve(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        UiFile file = reads(request) ? file(exchange.normalizedPath(), request) : null;
        if (file == null) {
            exchange.next();
        } else {
            send(request, file, exchange.normalizedPath().startsWith(NAMED_BY_CONTENT));
        }
    }

    private static boolean reads(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    private @Nullable UiFile file(String path, HttpServerRequest request) {
        if (path.equals("/")) {
            return files.index();
        }
        if (OTHERS.stream().anyMatch(other -> path.equals(other) || path.startsWith(other + "/"))) {
            return path.startsWith(NAMED_BY_CONTENT) ? files.find(path) : null;
        }
        UiFile found = files.find(path);
        return found == null && wantsPage(request) ? files.index() : found;
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private void send(HttpServerRequest request, UiFile file, boolean namedByContent) {
        UiFile.Form form = file.formFor(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        HttpServerResponse answer = request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.contentType())
                .putHeader(HttpHeaders.ETAG, form.etag())
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(
                        HttpHeaders.CACHE_CONTROL, namedByContent ? "public, max-age=31536000, immutable" : "no-cache")
                .putHeader("Content-Security-Policy", policy);
        if (form.encoding() != null) {
            answer.putHeader(HttpHeaders.CONTENT_ENCODING, form.encoding());
        }
        if (form.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            answer.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            answer.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            Integer.toString(form.bytes().length()))
                    .end();
        } else {
            answer.end(form.bytes());
        }
    }
}
