package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.queue.JobFlags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** What every replica does again and again, so that whatever a killed one left is taken up. */
@ApplicationScoped
class Sweeps {

    private final Background background;
    private final LostAttempts lostAttempts;
    private final DueInvocations due;
    private final PollBell pollBell;
    private final Poller poller;
    private final Surplus surplus;
    private final Cleaning cleaning;
    private final JobFlags flags;
    private final Endpoints endpoints;
    private final Figures figures;
    private final Bells bells;

    Sweeps(
            Background background,
            LostAttempts lostAttempts,
            DueInvocations due,
            PollBell pollBell,
            Poller poller,
            Surplus surplus,
            Cleaning cleaning,
            JobFlags flags,
            Endpoints endpoints,
            Figures figures,
            Bells bells) {
        this.background = background;
        this.lostAttempts = lostAttempts;
        this.due = due;
        this.pollBell = pollBell;
        this.poller = poller;
        this.surplus = surplus;
        this.cleaning = cleaning;
        this.flags = flags;
        this.endpoints = endpoints;
        this.figures = figures;
        this.bells = bells;
    }

    void start(@Observes StartupEvent event) {
        background.repeat("polling", () -> {
            pollBell.await();
            due.takePolls().forEach(poll -> background.once("poll-" + poll.id(), () -> poller.poll(poll)));
        });
        background.every(Duration.ofMillis(500), "overdue", lostAttempts::endOverdue);
        background.every(Duration.ofSeconds(1), "over", () -> due.makeOver().forEach(bells::ring));
        background.every(
                Duration.ofSeconds(2),
                "unknown",
                () -> endpoints
                        .all()
                        .forEach(endpoint ->
                                due.makeUnknown(endpoint.name(), endpoint.life().toSeconds())));
        background.every(Duration.ofSeconds(1), "figures", figures::exchange);
        background.every(Duration.ofSeconds(2), "surplus", () -> endpoints.all().forEach(surplus::reduce));
        background.every(
                Duration.ofSeconds(2), "cancelled", () -> flags.unfinished().forEach(flags::cancelWaiting));
        background.every(Duration.ofSeconds(10), "closing", cleaning::close);
        background.every(Duration.ofMinutes(1), "cleaning", cleaning::clean);
    }
}
