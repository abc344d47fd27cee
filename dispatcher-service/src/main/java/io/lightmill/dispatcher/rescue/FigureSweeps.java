package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.queue.Shares;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Writes what was gathered in memory, so that every replica knows it. */
@ApplicationScoped
class FigureSweeps {

    private final Background background;
    private final Figures figures;
    private final Shares shares;

    FigureSweeps(Background background, Figures figures, Shares shares) {
        this.background = background;
        this.figures = figures;
        this.shares = shares;
    }

    void start(@Observes StartupEvent event) {
        background.every(Duration.ofSeconds(1), "figures", figures::exchange);
        background.every(Duration.ofSeconds(1), "shares", shares::writeCorrections);
    }
}
