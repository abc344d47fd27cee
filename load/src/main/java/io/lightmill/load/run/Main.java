package io.lightmill.load.run;

import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import io.lightmill.load.listing.GrownSystem;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./lightmill load}. */
public final class Main {

    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration PAST_CAPACITY = Duration.ofSeconds(45);

    private Main() {}

    /** Plays what was asked for; 1 when a goal was missed. */
    public static void main(String[] words) throws Exception {
        System.exit(run(words));
    }

    private static int run(String... words) throws InterruptedException, SQLException, IOException {
        // The broker's clients print their settings by the page otherwise; the root logger is never collected.
        Logger.getLogger("").setLevel(Level.WARNING);
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("./lightmill load --help tells what there is.");
            return 2;
        }
        System.out.println("seed " + arguments.seed());
        Report report = new Report(arguments);
        if (arguments.isWorkingDay()) {
            workingDay(arguments, report);
        }
        if (arguments.images() > 0) {
            report.add("A job of many images", new ManyImages(arguments.images()).play());
        }
        for (long items : arguments.listings()) {
            listing(arguments, items, report);
        }
        return report.holds() ? 0 : 1;
    }

    private static void workingDay(Arguments arguments, Report report) throws InterruptedException, SQLException {
        try (Scene scene = Scene.open(arguments.users(), WorkingDay.BULK_ITEMS)) {
            report.add("A working day", new WorkingDay(scene, arguments.seed()).play(WARM_UP, arguments.length()));
            report.add("Past capacity", new PastCapacity(scene, arguments.seed()).play(PAST_CAPACITY));
        }
    }

    private static void listing(Arguments arguments, long items, Report report)
            throws InterruptedException, SQLException {
        StackOptions options = StackOptions.simulatedWorkers(1, "0");
        String database = arguments.database();
        try (Stack stack =
                Stack.start(database == null ? options : options.with(Map.of("LIGHTMILL_DATABASE_URL", database)))) {
            new GrownSystem(stack, arguments.seed(), Scene::say).measure(items, report::add);
        }
    }
}
