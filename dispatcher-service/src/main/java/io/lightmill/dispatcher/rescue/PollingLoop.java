package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.background.Background;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Asks RunPod about invocations that are due for it. */
@ApplicationScoped
class PollingLoop {

    private final Background background;
    private final PollBell bell;
    private final DueInvocations due;
    private final Poller poller;

    PollingLoop(Background background, PollBell bell, DueInvocations due, Poller poller) {
        this.background = background;
        this.bell = bell;
        this.due = due;
        this.poller = poller;
    }

    void start(@Observes StartupEvent event) {
        background.repeat("polling", () -> {
            bell.await();
            due.takePolls().forEach(poll -> background.once("poll-" + poll.id(), () -> poller.poll(poll)));
        });
    }
}
