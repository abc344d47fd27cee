package io.lightmill.job.comparison;

import io.lightmill.job.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Compares every open job at start, and then those that heard nothing for a period. */
@ApplicationScoped
class ComparisonTimer {

    private final Comparison comparison;
    private final Duration period;
    private final Recurring recurring;
    private boolean started;

    ComparisonTimer(
            Comparison comparison,
            @ConfigProperty(name = "lightmill.job.comparison-period", defaultValue = "30s") Duration period) {
        this.comparison = comparison;
        this.period = period;
        // Rounds are shorter than the period, so that a job waits for little more than one.
        this.recurring = new Recurring("comparison", period.dividedBy(6), this::round);
    }

    void onStart(@Observes StartupEvent event) {
        recurring.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        recurring.stop();
    }

    void round() {
        comparison.compare(started ? period.toSeconds() : 0);
        started = true;
    }
}
