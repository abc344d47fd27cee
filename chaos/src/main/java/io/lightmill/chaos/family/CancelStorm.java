package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Signal;
import io.lightmill.chaos.crowd.Workload;
import java.time.Duration;

/** Hardly a job is left alone, and services die meanwhile. */
final class CancelStorm implements Family {

    @Override
    public String id() {
        return "F22";
    }

    @Override
    public String fault() {
        return "jobs cancelled, paused and resumed at every moment";
    }

    @Override
    public Workload workload() {
        return Workload.USUAL.restless();
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(15),
                Duration.ofSeconds(25),
                when -> plan.signal(
                        when, Signal.KILL, plan.chance().oneOf(plan.stage().services())));
    }
}
