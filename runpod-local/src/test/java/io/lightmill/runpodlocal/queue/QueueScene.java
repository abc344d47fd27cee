package io.lightmill.runpodlocal.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A queue whose time passes when a test says so. */
abstract class QueueScene {

    static final Posted DONE = new Posted.Result(Status.COMPLETED, Outcome.of("1"));
    static final Duration TTL = Duration.ofMinutes(10);
    static final Duration EXECUTION = Duration.ofMinutes(2);

    final ManualTime time = new ManualTime();
    final List<QueueEvent> events = new ArrayList<>();
    RequestQueue queue = with(QueueRules.production());

    RequestQueue with(QueueRules rules) {
        return new RequestQueue(rules, time, UUID::randomUUID, events::add);
    }

    static NewRequest asked(boolean sync, boolean lowPriority) {
        return new NewRequest(sync, "{\"a\":1}", null, null, new Policy(EXECUTION, TTL, lowPriority));
    }

    Request accept() {
        return queue.accept(asked(false, false));
    }

    void pass(Duration duration) {
        time.pass(duration);
        queue.tick();
    }

    RequestState.Finished end(Request request) {
        return request.finished().orElseThrow();
    }
}
