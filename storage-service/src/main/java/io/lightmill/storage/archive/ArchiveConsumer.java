package io.lightmill.storage.archive;

import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.crash.CrashPoint;
import io.lightmill.outbox.EventTrace;
import io.lightmill.storage.event.DeadLetters;
import io.lightmill.storage.event.EventReader;
import io.lightmill.storage.event.Patience;
import io.lightmill.trace.CurrentTrace;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of generated items, a poll's worth at a time, and acknowledges them when their verdicts are recorded. */
@ApplicationScoped
public class ArchiveConsumer {

    private final EventReader events;
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final Archivist archivist;

    ArchiveConsumer(EventReader events, DeadLetters deadLetters, Patience patience, Archivist archivist) {
        this.events = events;
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.archivist = archivist;
    }

    /** One batch, in order after the one before. */
    @Incoming("items")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> batch) {
        List<Report> reports = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (events.is(EventType.ITEM_GENERATED, record)) {
                read(record, reports);
            }
        }
        archive(reports);
    }

    private void read(ConsumerRecord<String, byte[]> record, List<Report> reports) {
        try (CurrentTrace.Scope scope = EventTrace.enter(record)) {
            reports.add(new Report(record, Reports.complete(events.read(record.value(), ItemGenerated.class))));
        } catch (IOException | IllegalArgumentException e) {
            deadLetters.put(record, e);
        }
    }

    /** What breaks on one report must cost that one only: halves are tried until it stands alone. */
    private void archive(List<Report> reports) {
        if (reports.isEmpty()) {
            return;
        }
        try {
            patience.until(
                    "archive outputs",
                    () -> archivist.archive(reports.stream().map(Report::item).toList(), traces(reports)));
            CrashPoint.OUTPUTS_ARCHIVED.reach();
        } catch (RuntimeException broken) {
            if (patience.isEnding()) {
                // The batch comes again after the start.
                throw broken;
            }
            divide(reports, broken);
        }
    }

    private static JobTraces traces(List<Report> reports) {
        JobTraces traces = new JobTraces();
        reports.forEach(report -> traces.heard(report.item().jobId(), report.record()));
        return traces;
    }

    private void divide(List<Report> reports, RuntimeException broken) {
        int half = reports.size() / 2;
        if (half == 0) {
            deadLetters.put(reports.getFirst().record(), broken);
        } else {
            archive(reports.subList(0, half));
            archive(reports.subList(half, reports.size()));
        }
    }

    private record Report(ConsumerRecord<String, byte[]> record, ItemGenerated item) {}
}
