package io.lightmill.dispatcher.overview;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the endpoints are. */
@Path("/endpoints")
@RolesAllowed({Roles.USER, Roles.ADMIN, Roles.SERVICE})
@RunOnVirtualThread
public class EndpointResource {

    /** More waiting items than this are not counted, only said to be this many. */
    private static final int COUNTED = 100_000;

    private final Endpoints endpoints;
    private final Figures figures;
    private final Due due;
    private final Sql sql;

    EndpointResource(Endpoints endpoints, Figures figures, Due due, Sql sql) {
        this.endpoints = endpoints;
        this.figures = figures;
        this.due = due;
        this.sql = sql;
    }

    private record Row(
            int budget,
            int allowed,
            boolean suspended,
            @Nullable String reason,
            @Nullable Double start,
            int live) {}

    /** All of them. */
    @GET
    public List<EndpointView> all() {
        return endpoints.all().stream().map(this::view).toList();
    }

    private EndpointView view(Endpoint endpoint) {
        Row row = row(endpoint);
        String state = row.suspended() ? "suspended" : row.allowed() < row.budget() ? "throttled" : "ready";
        return new EndpointView(
                endpoint.name(),
                List.copyOf(endpoint.engines()),
                state,
                row.reason(),
                row.budget(),
                row.live(),
                due.total(endpoint.engines(), COUNTED),
                endpoint.pricePerSecond(),
                seconds(endpoint),
                prices(endpoint),
                row.start() == null ? endpoint.start().toMillis() / 1000.0 : row.start());
    }

    /** Seconds of an item, where they were measured. */
    private Map<Engine, Double> seconds(Endpoint endpoint) {
        Map<Engine, Double> seconds = new EnumMap<>(Engine.class);
        endpoint.engines()
                .forEach(engine ->
                        figures.measuredSeconds(endpoint.name(), engine).ifPresent(mean -> seconds.put(engine, mean)));
        return seconds;
    }

    /** The price of an item, which is known before anything was measured, too. */
    private Map<Engine, Double> prices(Endpoint endpoint) {
        Map<Engine, Double> prices = new EnumMap<>(Engine.class);
        endpoint.engines().forEach(engine -> prices.put(engine, figures.itemPrice(endpoint, engine)));
        return prices;
    }

    private Row row(Endpoint endpoint) {
        return sql.first(
                        """
                        select budget, allowed, suspended, reason, start_seconds, (select count(*) from invocation i
                          where i.endpoint = e.name and i.state in ('intent', 'posted', 'unknown')) as live
                        from endpoint e where name = ?
                        """,
                        c -> new Row(
                                c.number("budget"),
                                c.number("allowed"),
                                c.flag("suspended"),
                                c.textOrNull("reason"),
                                c.fractionOrNull("start_seconds"),
                                c.number("live")),
                        endpoint.name())
                .orElseThrow();
    }
}
