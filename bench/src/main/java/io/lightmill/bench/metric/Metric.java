package io.lightmill.bench.metric;

import io.lightmill.bench.run.Bench;
import java.util.Collection;
import java.util.List;

/** Something that is measured beside something else. */
public interface Metric {

    /** What people call it on the command line; several where one run tells several. */
    List<String> ids();

    /** Measures it and tells the bench of each figure as soon as it is known. */
    void measure(Bench bench) throws Exception;

    /** All, in an order in which neighbours can share a stack. */
    static List<Metric> all() {
        return List.of(
                new ServiceMemory(),
                new ClaimLatency(),
                new NewsLatency(),
                new Ingest(),
                new EndToEndRate(),
                new DispatchEfficiency(),
                new InteractiveWait(),
                new CancelTime(),
                new DispatcherKilled(),
                new WorkersBusy(),
                new ZipRate(),
                new StartTime());
    }

    /** What they are called. */
    static List<String> ids(Collection<Metric> metrics) {
        return metrics.stream().flatMap(metric -> metric.ids().stream()).toList();
    }

    /**
     * Those of these names; all, if there are none.
     *
     * @throws IllegalArgumentException when none is called so
     */
    static List<Metric> named(List<String> ids) {
        List<Metric> all = all();
        List<String> known = ids(all);
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("no metric is called " + id);
        });
        return ids.isEmpty()
                ? all
                : all.stream()
                        .filter(metric -> metric.ids().stream().anyMatch(ids::contains))
                        .toList();
    }
}
