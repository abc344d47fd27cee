package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.queue.JobFlags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Brings back items of lost attempts, asks after those that nobody answers for, and finishes what a killed replica left half done. */
@ApplicationScoped
class ItemSweeps {

    private final Background background;
    private final LostAttempts lostAttempts;
    private final JobFlags flags;
    private final Cleaning cleaning;
    private final Unanswered unanswered;

    ItemSweeps(
            Background background,
            LostAttempts lostAttempts,
            JobFlags flags,
            Cleaning cleaning,
            Unanswered unanswered) {
        this.background = background;
        this.lostAttempts = lostAttempts;
        this.flags = flags;
        this.cleaning = cleaning;
        this.unanswered = unanswered;
    }

    void start(@Observes StartupEvent event) {
        background.every(Duration.ofMillis(500), "overdue", lostAttempts::endOverdue);
        background.every(
                Duration.ofSeconds(2), "cancelled", () -> flags.unfinished().forEach(flags::cancelWaiting));
        background.every(Duration.ofSeconds(20), "unanswered", unanswered::sayAgain);
        background.every(Duration.ofSeconds(10), "closing", cleaning::close);
        background.every(Duration.ofMinutes(1), "cleaning", cleaning::clean);
    }
}
