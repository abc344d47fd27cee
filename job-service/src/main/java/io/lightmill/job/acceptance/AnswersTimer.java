package io.lightmill.job.acceptance;

import io.lightmill.job.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets answers that were kept long enough, every now and then. */
@ApplicationScoped
class AnswersTimer {

    private final Recurring recurring;

    AnswersTimer(Answers answers, SubmissionConfig config) {
        this.recurring = new Recurring("answers", config.forgetEvery(), () -> answers.forget(config.keepAnswers()));
    }

    void onStart(@Observes StartupEvent event) {
        recurring.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        recurring.stop();
    }
}
