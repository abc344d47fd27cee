package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.worker.Beat;
import io.lightmill.runpodlocal.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says every two seconds how far each attempt is, and gives up one whose time has come. */
final class Beats {

    private final Surroundings with;
    private final WorkerRoutes routes;
    private final Supplier<List<OpenAttempt>> open;
    private final Listener listener;
    private Timers.@Nullable Timer timer;

    /**
     * Says nothing yet.
     *
     * @param open the attempts that there are at the moment
     */
    Beats(Surroundings with, WorkerRoutes routes, Supplier<List<OpenAttempt>> open, Listener listener) {
        this.with = with;
        this.routes = routes;
        this.open = open;
        this.listener = listener;
    }

    /** The run. */
    interface Listener {

        /** Nobody wants these items any more. */
        void unwanted(OpenAttempt attempt, List<UUID> items);

        /** The attempt counts no more. */
        void lost(OpenAttempt attempt);
    }

    /** From the first chunk on, in the rhythm that it wants. */
    void begin(Duration rhythm) {
        if (timer == null) {
            timer = with.timers().every(rhythm, () -> open.get().forEach(this::beat));
        }
    }

    void end() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void beat(OpenAttempt attempt) {
        Instant asked = with.now();
        if (attempt.isPastZero(asked)) {
            listener.lost(attempt);
        } else if (!attempt.isMute()) {
            routes.beat(attempt.id(), new Beat(attempt.progress(asked))).onSuccess(answer -> {
                if (answer.deadlineSeconds() > 0) {
                    attempt.prolong(asked, answer.deadlineSeconds());
                    listener.unwanted(attempt, answer.stop());
                } else {
                    listener.lost(attempt);
                }
            });
        }
    }
}
