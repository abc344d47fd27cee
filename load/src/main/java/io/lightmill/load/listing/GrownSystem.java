package io.lightmill.load.listing;

import io.lightmill.e2e.stack.Databases;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.load.judge.Latencies;
import io.lightmill.load.judge.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** A stack in which people have worked for three months: how it is made, how its lists are planned, and how fast they are. */
public final class GrownSystem {

    private static final int TENANTS = 20;
    private static final double PAGES_A_SECOND = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final Duration LENGTH = Duration.ofSeconds(100);
    private static final double GOAL_MILLIS = 25;
    private static final double ITEMS_A_SECOND = 450;

    private final Stack stack;
    private final long seed;
    private final Consumer<String> say;
    private final Databases databases;

    /**
     * Over a stack that has done nothing yet.
     *
     * @param say tells people how far it is
     */
    public GrownSystem(Stack stack, long seed, Consumer<String> say) {
        this.stack = stack;
        this.seed = seed;
        this.say = say;
        this.databases = new Databases(stack.home());
    }

    /**
     * Makes so many items, and looks at the lists.
     *
     * @param report takes what was found, by section, as soon as it is known
     */
    public void measure(long items, BiConsumer<String, List<Row>> report) throws SQLException, InterruptedException {
        List<Tenant> tenants = tenants();
        Past past = new Past(tenants, seed, InstantSource.system().instant().minus(Duration.ofHours(1)));
        try (Loader loader = new Loader(databases.connect(Databases.JOB))) {
            List<Row> planned = new ArrayList<>();
            planned.add(load(loader, past, items));
            planned.addAll(plans(tenants, past));
            String section = String.format(Locale.ROOT, "Lists over %,d items", items);
            report.accept(section + ": plans", planned);
            report.accept(section + ": pages", read(loader, tenants, past));
        }
    }

    private List<Tenant> tenants() throws SQLException {
        try (Connection database = databases.connect(Databases.JOB)) {
            List<Tenant> tenants = new ArrayList<>();
            for (int number = 0; number < TENANTS; number++) {
                tenants.add(Tenant.arrive(stack.admin(), number, database));
            }
            return tenants;
        }
    }

    private Row load(Loader loader, Past past, long items) throws SQLException {
        long begun = System.nanoTime();
        loader.begin();
        past.write(loader, items, written -> {
            if (written % 1_000_000 < 50_000) {
                say.accept(String.format(Locale.ROOT, "%,d items, %,d s", written, secondsSince(begun)));
            }
        });
        loader.analyze();
        return Row.told(
                String.format(Locale.ROOT, "%,d items of %d users made", items, TENANTS),
                secondsSince(begun) + " s on " + version());
    }

    private static long secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000_000;
    }

    private String version() throws SQLException {
        try (Connection connection = databases.connect(Databases.JOB)) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private List<Row> plans(List<Tenant> tenants, Past past) throws SQLException, InterruptedException {
        say.accept("asking for the plans");
        Planner planner = new Planner(() -> databases.connect(Databases.JOB));
        SplittableRandom random = new SplittableRandom(seed);
        Tenant tenant = tenants.getFirst();
        List<Row> rows = new ArrayList<>();
        for (Listing listing : Listing.all()) {
            String path = listing.address().of(Listing.Place.draw(random, past, tenant, past.largeJobOf(0)));
            rows.add(planner.plan(listing, () -> tenant.api().caller().get(path).expect(200)));
        }
        return rows;
    }

    private List<Row> read(Loader loader, List<Tenant> tenants, Past past) throws InterruptedException {
        List<Listing> all = new ArrayList<>(Listing.all());
        all.add(Listing.CONTROL);
        say.accept("reading lists while items come in");
        try (Writer writer = new Writer(past, loader, tenants.size())) {
            new Reading(tenants, past).play(all, seed + 1, PAGES_A_SECOND, WARM_UP);
            Reading reading = new Reading(tenants, past);
            reading.play(all, seed + 2, PAGES_A_SECOND, LENGTH);
            return rows(all, reading, writer.rate());
        }
    }

    private static List<Row> rows(List<Listing> all, Reading reading, double writeRate) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.judged(
                "items written meanwhile",
                String.format(Locale.ROOT, "%.0f a second", writeRate),
                "≥ " + ITEMS_A_SECOND,
                writeRate >= ITEMS_A_SECOND));
        for (Listing listing : all) {
            Histogram micros = reading.of(listing);
            rows.add(
                    listing.shortRange()
                            ? Latencies.judge(listing.name(), micros, GOAL_MILLIS)
                            : Row.told(listing.name(), Latencies.text(micros)));
        }
        rows.add(Row.judged(
                "pages that did not come", reading.refused() + " " + reading.refusals(), "0", reading.refused() == 0));
        return rows;
    }
}
