package io.lightmill.chaos.family;

import java.time.Duration;

/** Each service has a third of its time, as on a machine that others use too: records pile up before it. */
final class ServicesSlow implements Family {

    private static final Duration PERIOD = Duration.ofMillis(1_500);
    private static final Duration AWAY = Duration.ofSeconds(1);

    @Override
    public String id() {
        return "F8";
    }

    @Override
    public String fault() {
        return "slow consumers: a service stopped for two thirds of the time";
    }

    @Override
    public void plan(Plan plan) {
        String service = plan.chance().oneOf(plan.stage().services());
        plan.repeat(PERIOD, PERIOD, when -> plan.stop(when, service, AWAY));
    }
}
