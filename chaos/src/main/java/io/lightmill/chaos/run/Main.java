package io.lightmill.chaos.run;

import io.lightmill.chaos.family.Families;
import io.lightmill.chaos.family.Family;
import io.lightmill.crash.CrashPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code ./lightmill chaos}. */
public final class Main {

    private Main() {}

    /** Runs the families that are named, or all; 1 when a promise was broken. */
    public static void main(String[] words) throws Exception {
        System.exit(run(words));
    }

    private static int run(String... words) throws InterruptedException, IOException, SQLException {
        // The broker's clients print their settings by the page otherwise; the root logger is never collected.
        Logger.getLogger("").setLevel(Level.WARNING);
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Arguments.USAGE);
            return 2;
        }
        if (arguments.list()) {
            Families.all().forEach(family -> System.out.printf("%-5s %s%n", family.id(), family.fault()));
            System.out.println("\nF2's crash points:");
            for (CrashPoint point : CrashPoint.values()) {
                System.out.println("      " + point);
            }
            return 0;
        }
        long seed = arguments.seed() == null ? new SecureRandom().nextInt(1_000_000) : arguments.seed();
        System.out.println("seed " + seed);
        List<Outcome> outcomes = new ArrayList<>();
        try (Session session =
                Session.start(arguments.replicas(), arguments.requestTimes(), seed, arguments.outside())) {
            for (Family family : arguments.families()) {
                outcomes.add(session.let(family, arguments.timeOfEach()));
                // Whoever ends a long run early has what there was.
                write(report(arguments, seed, outcomes), arguments.json());
            }
        }
        Report report = report(arguments, seed, outcomes);
        System.out.println(report.table());
        return report.held() ? 0 : 1;
    }

    private static Report report(Arguments arguments, long seed, List<Outcome> outcomes) {
        return new Report(seed, arguments.replicas(), arguments.minutes(), List.copyOf(outcomes));
    }

    private static void write(Report report, @Nullable Path file) {
        if (file != null) {
            report.writeJson(file);
        }
    }
}
