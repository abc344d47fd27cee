package io.lightmill.gateway;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What nobody else answers: the address itself, and addresses that lead nowhere. */
@ApplicationScoped
class Entrance {

    /** Behind static files, so that an {@code index.html} among them is the entrance instead. */
    private static final int LAST = 100_000;

    void open(@Observes Router router) {
        router.get("/api/openapi").order(-1).handler(exchange -> redirect(exchange, "/q/openapi"));
        router.get("/").order(LAST).handler(exchange -> redirect(exchange, "/q/swagger-ui/"));
        router.route("/api/*")
                .order(LAST)
                .handler(exchange -> Problem.of(
                                ErrorCode.NOT_FOUND, "The API has no such address; /api/openapi lists all.")
                        .send(exchange.response()));
    }

    private static void redirect(RoutingContext exchange, String path) {
        String query = exchange.request().query();
        exchange.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .end();
    }
}
