package io.lightmill.chaos.family;

import java.util.ArrayList;
import java.util.List;

/** The fault matrix. */
public final class Families {

    private static final List<Family> SINGLE = List.of(
            new ServicesKilled(),
            new CrashPoints(),
            new ServicesStopped(),
            new BrokerKilled(),
            new BrokerWiped(),
            new RecordsRepeated(),
            new DatabaseKilled(),
            new DatabaseFrozen(),
            new RowsLocked(),
            new WebhooksLost(),
            new WebhooksLie(),
            new RunFails(),
            new StatusLies(),
            new RequestsLost(),
            new WorkersDie(),
            new WorkersLie(),
            new SecondRuns(),
            new GatewayAway(),
            new CancelStorm(),
            new StreamsCut(),
            new RollingRestart(),
            new EverythingKilled());

    private Families() {}

    /** All of them, in the order of their numbers. */
    public static List<Family> all() {
        List<Family> all = new ArrayList<>(SINGLE);
        all.add(new ThreeAtOnce(SINGLE));
        return List.copyOf(all);
    }

    /**
     * Those that are named, in that order.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static List<Family> named(List<String> ids) {
        return ids.stream().map(Families::named).toList();
    }

    private static Family named(String id) {
        return all().stream()
                .filter(family -> family.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no family is called " + id));
    }
}
