package io.lightmill.chaos.family;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The fault matrix. */
public final class Families {

    private static final List<Family> SINGLE = List.of(
            new ServicesKilled(),
            new CrashPoints(),
            new ServicesStopped(),
            new BrokerKilled(),
            new BrokerFrozen(),
            new BrokerWiped(),
            new Rebalances(),
            new ServicesSlow(),
            new RecordsRepeated(),
            new RecordsPoisoned(),
            new DatabaseKilled(),
            new DatabaseFrozen(),
            new RowsLocked(),
            new TransactionsLost(),
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
            new BudgetTurned(),
            new BucketAway(),
            new AnswersLost(),
            new StreamsCut(),
            new ClocksWrong(),
            new WaysSlow(),
            new WaysCut(),
            new WaysSilent(),
            new RollingRestart(),
            new EverythingKilled(),
            new ZipsCut());

    /** The name of all that need not be alone, each for a moment. */
    public static final String BRIEF = "brief";

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
        return Stream.concat(all().stream(), Stream.of(new EachBriefly(all())))
                .filter(family -> family.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no family is called " + id));
    }
}
