package io.lightmill.job.progress;

import io.lightmill.job.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells due progress every now and then: the word that a burst ended with is as late as one period at most. */
@ApplicationScoped
class ProgressTimer {

    private final Recurring recurring;

    ProgressTimer(
            JobProgress progress,
            @ConfigProperty(name = "lightmill.job.progress-period", defaultValue = "250ms") Duration period) {
        this.recurring = new Recurring("progress", period, progress::tellDue);
    }

    void onStart(@Observes StartupEvent event) {
        recurring.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        recurring.stop();
    }
}
