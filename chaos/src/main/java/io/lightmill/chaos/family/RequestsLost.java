package io.lightmill.chaos.family;

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
        return "accepted requests vanish";
    }

    @Override
    public void plan(Plan plan) {
        plan.arm(Duration.ZERO, Map.of("type", "run-lost", "probability", 0.05));
        plan.at(
                plan.stage().time().dividedBy(2),
                "endpoint: its queue is lost",
                arena -> arena.endpoint().loseQueue());
    }
}
