package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Signal;
import java.time.Duration;
import java.util.Map;

/** RunPod forgets what it took: that costs a permit until a ttl, and no item. */
final class RequestsLost implements Family {

    @Override
    public String id() {
        return "F17";
    }

    @Override
    public String fault() {
        return "accepted requests vanish, one by one, all that wait, and all";
    }

    @Override
    public void plan(Plan plan) {
        plan.arm(Duration.ZERO, Map.of("type", "run-lost", "probability", 0.05));
        Duration third = plan.stage().time().dividedBy(3);
        plan.at(third, "endpoint: its queue is lost", arena -> arena.endpoint().loseQueue());
        if (!plan.stage().isShort()) {
            // Its workers go with it, and nobody tells of them any more: for a while nothing can be done.
            plan.signal(third.multipliedBy(2), Signal.KILL, Arena.ENDPOINT);
        }
    }
}
