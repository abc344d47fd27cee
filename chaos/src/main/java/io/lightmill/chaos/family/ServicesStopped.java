package io.lightmill.chaos.family;

import java.time.Duration;

/** Services fall asleep in the middle of whatever they do, and wake up without knowing it. */
final class ServicesStopped implements Family {

    @Override
    public String id() {
        return "F3";
    }

    @Override
    public String fault() {
        return "SIGSTOP of each service for 5 or 30 s at a random moment";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(34), Duration.ofSeconds(40), when -> {
            String service = plan.chance().oneOf(plan.stage().services());
            boolean brief = plan.chance().percent(50);
            plan.stop(when, service, brief ? Duration.ofSeconds(5) : Duration.ofSeconds(30));
        });
    }
}
