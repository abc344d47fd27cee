package io.lightmill.dispatcher.schedule;

import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.rescue.Poller;
import io.lightmill.dispatcher.rescue.Surplus;
import jakarta.inject.Singleton;

/** What every replica does again and again, once. */
@Singleton
class SweepSteps {

    private final LostAttempts lostAttempts;
    private final DueInvocations due;
    private final Poller poller;
    private final JobFlags flags;
    private final Surplus surplus;

    SweepSteps(LostAttempts lostAttempts, DueInvocations due, Poller poller, JobFlags flags, Surplus surplus) {
        this.lostAttempts = lostAttempts;
        this.due = due;
        this.poller = poller;
        this.flags = flags;
        this.surplus = surplus;
    }

    void sweep(Scene scene, Endpoint endpoint) {
        lostAttempts.endOverdue();
        due.makeUnknown(endpoint.name(), endpoint.life().toSeconds());
        due.giveUpUnsent(endpoint.name());
        poll();
        due.makeOver();
        flags.unfinished().forEach(flags::cancelWaiting);
        if (scene.oneIn(4)) {
            surplus.reduce(endpoint);
        }
    }

    void poll() {
        due.takePolls().forEach(poller::poll);
    }
}
