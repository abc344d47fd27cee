package io.lightmill.dispatcher.invocation;

import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** What an invocation's id tells without its row, which may have been lost in a failover or gone with the cleaning. */
@Singleton
public class Addresses {

    private final Endpoints endpoints;
    private final InstantSource clock;

    Addresses(Endpoints endpoints, InstantSource clock) {
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** Where it was posted; empty when that endpoint is not configured any more. */
    public Optional<Endpoint> endpoint(UUID invocationId) {
        return endpoints.of(invocationId);
    }

    /** Whether one without a row is too old to be one whose row was lost: its ttl has passed, unless it was posted long after it was made. */
    public boolean isOutlived(UUID invocationId, Endpoint endpoint) {
        Duration most = endpoint.life().plus(Endpoint.MARGIN);
        return Ids.createdAt(invocationId).plus(most).isBefore(clock.instant());
    }
}
