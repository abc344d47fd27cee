package io.lightmill.storage.archive;

import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.storage.event.DeadLetters;
import io.lightmill.storage.event.EventReader;
import io.lightmill.storage.event.Patience;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    public void consume(List<byte[]> bodies, IncomingKafkaRecordBatchMetadata<String, byte[]> batch) {
        List<ItemGenerated> reported = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch.getRecords()) {
            if (events.is(EventType.ITEM_GENERATED, record)) {
                read(record, reported);
            }
        }
        if (!reported.isEmpty()) {
            patience.until("archive outputs", () -> archivist.archive(reported));
        }
    }

    private void read(ConsumerRecord<String, byte[]> record, List<ItemGenerated> reported) {
        try {
            reported.add(Reports.complete(events.read(record.value(), ItemGenerated.class)));
        } catch (IOException | IllegalArgumentException e) {
            deadLetters.put(record, e);
        }
    }
}
