package io.lightmill.job.bundle;

import io.lightmill.job.Recurring;
import io.lightmill.job.acceptance.SubmissionConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets selections that have expired, as often as answers are. */
@ApplicationScoped
class SelectionsTimer {

    private final Recurring recurring;

    SelectionsTimer(Selected selected, SubmissionConfig config) {
        this.recurring = new Recurring("selections", config.forgetEvery(), selected::forget);
    }

    void onStart(@Observes StartupEvent event) {
        recurring.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        recurring.stop();
    }
}
