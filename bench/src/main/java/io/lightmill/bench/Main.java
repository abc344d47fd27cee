package io.lightmill.bench;

import io.lightmill.bench.metric.Metric;
import io.lightmill.bench.report.Machine;
import io.lightmill.bench.report.Notebook;
import io.lightmill.bench.report.Readme;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Size;
import io.lightmill.e2e.stack.Launcher;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./lightmill bench}. A metric that breaks does not stop the others; a goal that is missed is told, and is no failure. */
public final class Main {

    private Main() {}

    /** Runs the metrics that are named, or all. */
    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String... words) {
        // The peers' clients print their settings by the page otherwise; the root logger is never collected.
        Logger.getLogger("").setLevel(Level.WARNING);
        Arguments arguments;
        List<Metric> metrics;
        try {
            arguments = Arguments.parse(words);
            metrics = Metric.named(arguments.metrics());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("./lightmill bench --help tells what there is.");
            return 2;
        }
        Notebook notebook = notebook(arguments);
        List<String> broken = new ArrayList<>();
        try (Bench bench = new Bench(arguments.size(), notebook)) {
            for (Metric metric : metrics) {
                notebook.turnPage();
                measure(metric, bench, broken);
            }
        }
        System.out.println("\n" + notebook.table().plain());
        broken.forEach(System.err::println);
        return broken.isEmpty() ? 0 : 1;
    }

    private static void measure(Metric metric, Bench bench, List<String> broken) {
        try {
            metric.measure(bench);
        } catch (Exception e) {
            e.printStackTrace();
            broken.add(String.join(", ", metric.ids()) + " could not be measured: " + e.getMessage());
        }
    }

    private static Notebook notebook(Arguments arguments) {
        Machine machine = Machine.current(InstantSource.system(), arguments.size() == Size.QUICK);
        Readme readme = new Readme(Launcher.ofThisProject().root().resolve("bench"), Metric.ids(Metric.all()));
        return new Notebook(System.out, machine, arguments.json(), arguments.readme() ? readme : null);
    }
}
