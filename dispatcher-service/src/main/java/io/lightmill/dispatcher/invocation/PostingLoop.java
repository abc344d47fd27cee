package io.lightmill.dispatcher.invocation;

import io.lightmill.crash.CrashPoint;
import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** For each endpoint: take permits when the bell rings, at the latest after a quarter of a second, and post each intent. */
@ApplicationScoped
class PostingLoop {

    /** Work that another replica's intake stored rings no bell here. */
    private static final Duration SWEEP = Duration.ofMillis(250);

    private final Endpoints endpoints;
    private final Bells bells;
    private final Permits permits;
    private final Poster poster;
    private final Background background;

    PostingLoop(Endpoints endpoints, Bells bells, Permits permits, Poster poster, Background background) {
        this.endpoints = endpoints;
        this.bells = bells;
        this.permits = permits;
        this.poster = poster;
        this.background = background;
    }

    void start(@Observes StartupEvent event) {
        endpoints
                .all()
                .forEach(endpoint -> background.repeat("posting-" + endpoint.name(), () -> {
                    bells.await(endpoint, SWEEP);
                    round(endpoint);
                }));
    }

    private void round(Endpoint endpoint) {
        List<UUID> intents = permits.take(endpoint);
        if (!intents.isEmpty()) {
            CrashPoint.INTENT_COMMITTED.reach();
        }
        for (UUID intent : intents) {
            background.once("post-" + intent, () -> poster.post(endpoint, intent));
        }
    }
}
