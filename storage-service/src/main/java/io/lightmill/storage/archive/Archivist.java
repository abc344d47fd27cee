package io.lightmill.storage.archive;

import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.parallel.FanOut;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Archives what was reported as generated. Every report is answered with exactly one word, and a report that comes again
 * with the same word again: whoever missed it hears it, and nobody counts it twice, because it names the attempt.
 */
@ApplicationScoped
public class Archivist {

    private final Outputs outputs;
    private final OutputExaminer examiner;
    private final Archive archive;
    private final FanOut readers;
    private final MeterRegistry meters;

    Archivist(Outputs outputs, OutputExaminer examiner, Archive archive, ArchiveConfig config, MeterRegistry meters) {
        this.outputs = outputs;
        this.examiner = examiner;
        this.archive = archive;
        this.readers = new FanOut(config.readers());
        this.meters = meters;
    }

    /** All of them, in one transaction; throws when the bucket or the database is away, having said nothing. */
    public void archive(List<ItemGenerated> reported) {
        Map<UUID, ItemGenerated> newest = newest(reported);
        Map<UUID, Output> known = outputs.find(newest.keySet());
        List<Output> again = new ArrayList<>();
        List<ItemGenerated> unknown = new ArrayList<>();
        for (ItemGenerated item : newest.values()) {
            Output output = known.get(item.itemId());
            if (output != null && output.attemptId().equals(item.attemptId())) {
                again.add(output);
            } else if (output == null || output.version() < item.version()) {
                unknown.add(item);
            }
        }
        List<Output> examined = readers.map(unknown, examiner::examine);
        archive.record(examined, again);
        examined.forEach(this::count);
    }

    private static Map<UUID, ItemGenerated> newest(List<ItemGenerated> reported) {
        Map<UUID, ItemGenerated> newest = new HashMap<>();
        for (ItemGenerated item : reported) {
            newest.merge(item.itemId(), item, (a, b) -> a.version() > b.version() ? a : b);
        }
        return newest;
    }

    private void count(Output output) {
        String verdict = switch (output.verdict()) {
            case Verdict.Whole whole -> "archived";
            case Verdict.Rejected rejected -> "rejected";
        };
        meters.counter("lightmill.outputs", "verdict", verdict).increment();
    }
}
