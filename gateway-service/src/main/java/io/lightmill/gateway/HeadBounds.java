package io.lightmill.gateway;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses addresses that are none, and addresses and headers that are too long, and says so: the server would answer with a bare 400
 * or 431. Its own bounds are wider than these.
 */
@ApplicationScoped
class HeadBounds {

    /** Before everything that looks at the address. */
    private static final int FIRST = 1900;

    private final int addressBound;
    private final int headersBound;

    HeadBounds(
            @ConfigProperty(name = "lightmill.gateway.address-characters") int addressBound,
            @ConfigProperty(name = "lightmill.gateway.header-characters") int headersBound) {
        this.addressBound = addressBound;
        this.headersBound = headersBound;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    /** A broken escape is found by the router itself, when it looks for the first route. */
    void stand(@Observes Router router) {
        router.errorHandler(400, HeadBounds::unreadable);
    }

    private void pass(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.uri().length() > addressBound) {
            tooLong(exchange, "An address has at most " + addressBound + " characters.");
        } else if (lengthOfHeaders(request) > headersBound) {
            tooLong(exchange, "Headers have at most " + headersBound + " characters.");
        } else if (!isAddress(request.uri())) {
            unreadable(exchange);
        } else {
            exchange.next();
        }
    }

    private static int lengthOfHeaders(HttpServerRequest request) {
        int length = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            length += header.getKey().length() + header.getValue().length() + 4;
        }
        return length;
    }

    private static boolean isAddress(String uri) {
        try {
            var unused = new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void unreadable(RoutingContext exchange) {
        String detail = isAddress(exchange.request().uri())
                ? "The request cannot be read."
                : "The address has a character, or an escape, that is none of a URI.";
        Problem.of(ErrorCode.MALFORMED_REQUEST, detail).send(exchange.response());
    }

    private static void tooLong(RoutingContext exchange, String detail) {
        Problem.of(ErrorCode.HEADERS_TOO_LARGE, detail).send(exchange.response());
    }
}
