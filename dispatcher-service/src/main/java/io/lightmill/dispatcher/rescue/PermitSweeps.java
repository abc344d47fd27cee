package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Frees permits of invocations that are known to be over, whichever replica posted them. */
@ApplicationScoped
class PermitSweeps {

    private final Background background;
    private final Endpoints endpoints;
    private final DueInvocations due;
    private final Surplus surplus;
    private final Bells bells;

    PermitSweeps(Background background, Endpoints endpoints, DueInvocations due, Surplus surplus, Bells bells) {
        this.background = background;
        this.endpoints = endpoints;
        this.due = due;
        this.surplus = surplus;
        this.bells = bells;
    }

    void start(@Observes StartupEvent event) {
        background.every(Duration.ofSeconds(1), "over", () -> due.makeOver().forEach(bells::ring));
        background.every(
                Duration.ofSeconds(2), "unposted", () -> endpoints.all().forEach(this::unposted));
        background.every(Duration.ofSeconds(2), "surplus", () -> endpoints.all().forEach(surplus::reduce));
    }

    /** Intents that their sender, killed or stopped, left behind. */
    private void unposted(Endpoint endpoint) {
        due.makeUnknown(endpoint.name(), endpoint.life().toSeconds());
        if (due.giveUpUnsent(endpoint.name()) > 0) {
            bells.ring(endpoint.name());
        }
    }
}
