package io.lightmill.gateway;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses addresses and headers that are too long, and says so: the server would answer with a bare 431. Its own bounds are wider
 * than these. (A broken escape in an address stays a bare 400: Quarkus refuses it before any route or filter.)
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

    private void pass(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.uri().length() > addressBound) {
            refuse(exchange, "An address has at most " + addressBound + " characters.");
        } else if (lengthOfHeaders(request) > headersBound) {
            refuse(exchange, "Headers have at most " + headersBound + " characters.");
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

    private static void refuse(RoutingContext exchange, String detail) {
        Problem.of(ErrorCode.HEADERS_TOO_LARGE, detail).send(exchange.response());
    }
}
