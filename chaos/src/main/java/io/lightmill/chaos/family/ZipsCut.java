package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Signal;
import io.lightmill.chaos.crowd.Workload;
import io.lightmill.e2e.stack.Databases;
import java.time.Duration;
import java.util.List;

/** Every job is downloaded as a ZIP whose connection breaks at random bytes and is resumed there; it is the same in the end. */
final class ZipsCut implements Family {

    @Override
    public String id() {
        return "F31";
    }

    @Override
    public String fault() {
        return "ZIPs cut at random bytes and resumed, while who serves them is killed";
    }

    @Override
    public Workload workload() {
        return Workload.USUAL.downloading();
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(12), Duration.ofSeconds(20), when -> {
            String service = plan.chance().oneOf(List.of(Arena.GATEWAY, Databases.STORAGE));
            plan.signal(when, Signal.KILL, plan.chance().oneOf(plan.stage().replicas(service)));
        });
    }
}
