package io.lightmill.runpodlocal.endpoint;

import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Clients that wait until something about a request is so: {@code /runsync}, {@code /status-sync}, {@code /stream}. */
public final class Waits {

    private final Timers timers;
    private final Map<String, List<Wait>> waiting = new HashMap<>();

    Waits(Timers timers) {
        this.timers = timers;
    }

    private final class Wait {
        private final Request request;
        private final Predicate<Request> enough;
        private final Runnable then;
        private final Timers.Timer timeout;

        Wait(Request request, Predicate<Request> enough, Duration longest, Runnable then) {
            this.request = request;
            this.enough = enough;
            this.then = then;
            this.timeout = timers.after(longest, this::end);
        }

        void end() {
            timeout.cancel();
            List<Wait> others = waiting.get(request.id());
            if (others != null && others.remove(this)) {
                if (others.isEmpty()) {
                    waiting.remove(request.id());
                }
                then.run();
            }
        }
    }

    /** Runs {@code then} once: at once when it is so, when it comes to be so, or after so long. */
    public void until(Request request, Predicate<Request> enough, Duration longest, Runnable then) {
        if (enough.test(request) || !longest.isPositive()) {
            then.run();
        } else {
            waiting.computeIfAbsent(request.id(), ignored -> new ArrayList<>())
                    .add(new Wait(request, enough, longest, then));
        }
    }

    /** Something about it changed; {@code gone}: nothing will change any more. */
    void changed(Request request, boolean gone) {
        for (Wait wait : List.copyOf(waiting.getOrDefault(request.id(), List.of()))) {
            if (gone || wait.enough.test(request)) {
                wait.end();
            }
        }
    }
}
