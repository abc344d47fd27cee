package io.lightmill.gateway;

import io.lightmill.gateway.ui.UiFiles;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Where people arrive who know only the address: the web UI where there is one, else the API's documentation. */
@ApplicationScoped
class Entrance {

    private final UiFiles ui;

    Entrance(UiFiles ui) {
        this.ui = ui;
    }

    void open(@Observes Router router) {
        router.get("/api/openapi").order(-1).handler(exchange -> redirect(exchange, "/q/openapi"));
        if (!ui.areThere()) {
            router.get("/").order(-1).handler(exchange -> redirect(exchange, "/q/swagger-ui/"));
        }
    }

    private static void redirect(RoutingContext exchange, String path) {
        String query = exchange.request().query();
        exchange.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .end();
    }
}
