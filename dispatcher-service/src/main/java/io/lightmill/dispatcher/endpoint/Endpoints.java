package io.lightmill.dispatcher.endpoint;

import io.lightmill.contracts.api.Engine;
import io.lightmill.dispatcher.database.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The configured endpoints; what a removed one left in the database ends by its ttl. */
public final class Endpoints {

    private final Map<String, Endpoint> byName = new LinkedHashMap<>();
    private final Map<Integer, Endpoint> byMark = new HashMap<>();

    /** These endpoints; two whose names give the same mark are refused. */
    public Endpoints(Collection<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            byName.put(endpoint.name(), endpoint);
            Endpoint other = byMark.put(endpoint.mark(), endpoint);
            if (other != null) {
                throw new IllegalArgumentException("endpoints " + other + " and " + endpoint
                        + " cannot be told apart by an invocation's id; rename one");
            }
        }
    }

    /** All of them. */
    public Collection<Endpoint> all() {
        return byName.values();
    }

    /** The one of this name. */
    public Optional<Endpoint> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The one that an invocation's id names. */
    public Optional<Endpoint> of(UUID invocationId) {
        return Optional.ofNullable(byMark.get(Ids.mark(invocationId)));
    }

    /** Those that run an engine. */
    public Stream<Endpoint> serving(Engine engine) {
        return all().stream().filter(endpoint -> endpoint.engines().contains(engine));
    }
}
