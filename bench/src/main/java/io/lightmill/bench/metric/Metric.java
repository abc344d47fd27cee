package io.lightmill.bench.metric;

import io.lightmill.bench.report.Figure;
import io.lightmill.bench.run.Bench;
import java.util.List;

/** Something that is measured beside something else. */
public interface Metric {

    /** What people call it on the command line. */
    String id();

    /** Measures it. */
    List<Figure> measure(Bench bench) throws Exception;

    /** All, in an order in which neighbours can share a stack. */
    static List<Metric> all() {
        return List.of(
                new ServiceMemory(),
                new ClaimLatency(),
                new Ingest(),
                new EndToEndRate(),
                new DispatchEfficiency(),
                new ZipRate(),
                new StartTime());
    }
}
