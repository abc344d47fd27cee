package io.lightmill.gateway.relay;

import io.lightmill.gateway.relay.Ending.How;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens, beside everybody else, to the ends of the exchanges that a test gave a name. */
@ApplicationScoped
public class EndingLog {

    /** The header with the name. */
    public static final String NAME = "X-Exchange";

    /** The header of one at whose end somebody throws before we hear of it. */
    static final String RUDE = "X-Rude";

    private static final int FIRST = 2100;

    private final Map<String, List<How>> heard = new ConcurrentHashMap<>();
    private final Map<String, HttpServerRequest> requests = new ConcurrentHashMap<>();

    void stand(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext exchange) {
        String name = exchange.request().getHeader(NAME);
        if (name != null) {
            List<How> ends = heard.computeIfAbsent(name, first -> new CopyOnWriteArrayList<>());
            requests.put(name, exchange.request());
            if (exchange.request().getHeader(RUDE) != null) {
                Ending.of(exchange).whenOver(how -> {
                    throw new LinkageError("does not behave");
                });
            }
            Ending.of(exchange).whenOver(ends::add);
        }
        exchange.next();
    }

    /** How often it ended, and how; empty while it has not begun. */
    public Optional<List<How>> of(String name) {
        return Optional.ofNullable(heard.get(name)).map(List::copyOf);
    }

    /** Whether the framework was told, too, that nobody waits any more, so that nothing is held for it. */
    public boolean isLetGo(String name) {
        return Objects.requireNonNull(requests.get(name)).response().closed();
    }

    /** Whether the connection that it came on is still there. */
    public boolean isConnected(String name) {
        return ((ConnectionBase) Objects.requireNonNull(requests.get(name)).connection())
                .channel()
                .isOpen();
    }

    /** Whether it has ended. */
    public boolean hasEnded(String name) {
        return of(name).stream().anyMatch(ends -> !ends.isEmpty());
    }
}
