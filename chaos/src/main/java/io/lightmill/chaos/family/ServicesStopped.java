package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.List;

/** Services fall asleep in the middle of whatever they do, and wake up without knowing it. */
final class ServicesStopped implements Family {

    private static final Duration BRIEF = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(120);

    @Override
    public String id() {
        return "F3";
    }

    @Override
    public String fault() {
        return "SIGSTOP of each service for 5, 30 or 120 s at a random moment";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(34), Duration.ofSeconds(40), when -> {
            Duration time = plan.stage().upTo(time(plan, when));
            List<String> awake = plan.awake(plan.stage().services(), when, time);
            if (!awake.isEmpty()) {
                plan.stop(when, plan.chance().oneOf(awake), time);
            }
        });
    }

    private static Duration time(Plan plan, Duration when) {
        if (plan.chance().percent(50)) {
            return BRIEF;
        }
        boolean isTime = when.plus(LONG).compareTo(plan.stage().time()) <= 0;
        return isTime && plan.chance().percent(50) ? LONG : USUAL;
    }
}
