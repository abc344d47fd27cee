package io.lightmill.storage.archive;

import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.crash.WallClock;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.parallel.FanOut;
import io.lightmill.trace.CurrentTrace;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Archives what was reported as generated. Every report is answered with exactly one word, and a report that comes again
 * with the same word again: whoever missed it hears it, and nobody counts it twice, because it names the attempt.
 */
@ApplicationScoped
public class Archivist {

    private static final Logger LOG = Logger.getLogger(Archivist.class);

    private final Outputs outputs;
    private final OutputExaminer examiner;
    private final Archive archive;
    private final FanOut readers;
    private final ArchiveConfig config;
    private final MeterRegistry meters;
    private final InstantSource clock = WallClock.ofThisProcess();

    Archivist(Outputs outputs, OutputExaminer examiner, Archive archive, ArchiveConfig config, MeterRegistry meters) {
        this.outputs = outputs;
        this.examiner = examiner;
        this.archive = archive;
        this.readers = new FanOut(config.readers());
        this.config = config;
        this.meters = meters;
    }

    /**
     * All of them in one transaction, but for those that are very late; throws when the bucket or the database is away. Whatever was
     * said by then is said again the next time.
     */
    public void archive(List<ItemGenerated> reported, JobTraces traces) {
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
        Map<Boolean, List<ItemGenerated>> byLateness =
                unknown.stream().collect(Collectors.partitioningBy(this::isLate));
        List<Output> examined = readers.map(byLateness.getOrDefault(false, List.of()), examiner::examine);
        archive.record(examined, again, traces);
        examined.forEach(output -> count(output, traces));
        for (ItemGenerated late : byLateness.getOrDefault(true, List.of())) {
            count(archive.recordLate(examiner.examine(late), traces), traces);
        }
    }

    private boolean isLate(ItemGenerated item) {
        return item.at() != null && item.at().isBefore(clock.instant().minus(config.late()));
    }

    private static Map<UUID, ItemGenerated> newest(List<ItemGenerated> reported) {
        Map<UUID, ItemGenerated> newest = new HashMap<>();
        for (ItemGenerated item : reported) {
            newest.merge(item.itemId(), item, (a, b) -> a.version() > b.version() ? a : b);
        }
        return newest;
    }

    private void count(Output output, JobTraces traces) {
        String verdict = switch (output.verdict()) {
            case Verdict.Whole whole -> "archived";
            case Verdict.Rejected rejected -> "rejected";
        };
        try (CurrentTrace.Scope scope = traces.enter(output.jobId())) {
            LOG.debugf(
                    "an output was %s. jobId=%s itemId=%s attemptId=%s",
                    verdict, output.jobId(), output.itemId(), output.attemptId());
        }
        meters.counter("lightmill.outputs", "verdict", verdict).increment();
    }
}
