package io.lightmill.dispatcher.endpoint;

import io.lightmill.dispatcher.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings the configured endpoints into the database before anything else uses them. */
@ApplicationScoped
class EndpointStart {

    private static final Logger LOG = Logger.getLogger(EndpointStart.class);

    @Produces
    @Singleton
    Endpoints endpoints(EndpointsConfig config, Sql sql) {
        List<Endpoint> all = config.endpoints().entrySet().stream()
                .map(entry -> Endpoint.of(entry.getKey(), entry.getValue()))
                .toList();
        if (all.isEmpty()) {
            LOG.warn("No endpoint is configured: items will wait. Set lightmill.dispatcher.endpoints.\"<name>\".…");
        }
        all.forEach(endpoint -> sync(endpoint, sql));
        return new Endpoints(all);
    }

    /** A changed budget takes effect at once; what is in flight above a lowered one is left to end by itself. */
    static void sync(Endpoint endpoint, Sql sql) {
        sql.update("""
                insert into endpoint (name, budget, allowed) values (?, ?, ?)
                on duplicate key update
                  allowed = case when climb_at is null then values(allowed) else least(allowed, values(allowed)) end,
                  budget = values(budget)
                """, endpoint.name(), endpoint.budget(), endpoint.budget());
        sql.batch(
                "insert ignore into endpoint_engine (endpoint, engine) values (?, ?)",
                endpoint.engines().stream()
                        .map(engine -> new @Nullable Object[] {endpoint.name(), engine})
                        .toList());
    }
}
