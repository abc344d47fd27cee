package io.lightmill.bench;

import io.lightmill.bench.metric.Metric;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Machine;
import io.lightmill.bench.report.Report;
import io.lightmill.bench.report.Table;
import io.lightmill.bench.run.Bench;
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
            metrics = chosen(arguments.metrics());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("./lightmill bench --help tells what there is.");
            return 2;
        }
        List<Figure> figures = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        try (Bench bench = new Bench(arguments.quick())) {
            for (Metric metric : metrics) {
                measure(metric, bench, figures, broken);
            }
            Machine machine = Machine.current(InstantSource.system(), arguments.quick());
            tell(new Report(machine, bench.versions(), figures), arguments);
        }
        broken.forEach(System.err::println);
        return broken.isEmpty() ? 0 : 1;
    }

    private static void measure(Metric metric, Bench bench, List<Figure> figures, List<String> broken) {
        try {
            figures.addAll(metric.measure(bench));
        } catch (Exception e) {
            e.printStackTrace();
            broken.add(metric.id() + " could not be measured: " + e.getMessage());
        }
    }

    private static void tell(Report report, Arguments arguments) {
        Table table = new Table(report);
        System.out.println(table.plain());
        if (arguments.json() != null) {
            report.writeJson(arguments.json());
        }
        if (arguments.readme()) {
            table.writeInto(Launcher.ofThisProject().root().resolve("bench/README.md"));
        }
    }

    private static List<Metric> chosen(List<String> ids) {
        List<Metric> all = Metric.all();
        List<String> known = all.stream().map(Metric::id).toList();
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("no metric is called " + id);
        });
        return ids.isEmpty()
                ? all
                : all.stream().filter(metric -> ids.contains(metric.id())).toList();
    }
}
