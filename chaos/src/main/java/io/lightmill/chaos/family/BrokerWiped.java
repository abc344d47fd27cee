package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;

/** The broker forgets everything: the services find what it lost by comparing each other. */
final class BrokerWiped implements Family {

    @Override
    public String id() {
        return "F6";
    }

    @Override
    public String fault() {
        return "broker data wiped";
    }

    @Override
    public void plan(Plan plan) {
        plan.at(plan.stage().time().dividedBy(3), "KILL kafka and remove its data", arena -> arena.wipe(Arena.KAFKA));
    }
}
