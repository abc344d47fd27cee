package io.lightmill.gateway.relay;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that requests are passed on to, in one or more replicas, each with a pool of connections of its own, so that one that
 * hangs takes none from the others. Nothing that was sent is repeated here: who repeats a POST must know that it may.
 */
public final class Sibling {

    private final String name;
    private final List<Replica> replicas;
    private final AtomicInteger turns = new AtomicInteger();

    Sibling(Vertx vertx, String name, List<String> urls, InstantSource clock) {
        this(vertx, name, urls, Replica.CONNECTIONS, clock);
    }

    /** With so many connections to each replica at most. */
    Sibling(Vertx vertx, String name, List<String> urls, int connections, InstantSource clock) {
        this.name = name;
        this.replicas = urls.stream()
                .map(url -> new Replica(vertx, url, connections, clock))
                .toList();
    }

    /** Its service's name, for logs and metrics. */
    public String name() {
        return name;
    }

    /**
     * Opens a request at the replica whose turn it is, or at another when that cannot be reached: nothing was sent then.
     *
     * @param uri path and query as the sibling knows them
     * @return fails when none can be reached
     */
    public Future<Call> open(HttpMethod method, String uri) {
        List<Replica> order = inTurn();
        // A connection of the pool may close in the moment when it is taken: one that is alone is asked again.
        List<Replica> others = order.size() == 1 ? order : order.subList(1, order.size());
        Future<Call> opened = order.getFirst().open(method, uri);
        for (Replica other : others) {
            opened = opened.recover(refused -> other.open(method, uri));
        }
        return opened;
    }

    /** All replicas in the order in which to try them; each has its turn to be the first, unless it was away just now. */
    List<Replica> inTurn() {
        if (replicas.size() == 1) {
            return replicas;
        }
        List<Replica> order = new ArrayList<>(replicas);
        Collections.rotate(order, turns.getAndIncrement());
        for (int first = 0; first < order.size(); first++) {
            if (order.get(first).isWorthATry()) {
                Collections.rotate(order, -first);
                break;
            }
        }
        return order;
    }
}
