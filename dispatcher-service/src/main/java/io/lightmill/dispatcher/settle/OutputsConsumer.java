package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.dispatcher.events.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes storage-service's words about outputs. */
@ApplicationScoped
class OutputsConsumer {

    private final Inbox inbox;
    private final OutputVerdicts verdicts;

    OutputsConsumer(Inbox inbox, OutputVerdicts verdicts) {
        this.inbox = inbox;
        this.verdicts = verdicts;
    }

    @Incoming("outputs")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        List<Inbox.Event> archived = new ArrayList<>();
        for (Inbox.Event event : inbox.decode(records)) {
            switch (event.body()) {
                case OutputArchived kept -> archived.add(event);
                case OutputRejected rejected -> inbox.untilDone(event, () -> verdicts.rejected(rejected));
                default -> {
                    // A type that others read from this topic.
                }
            }
        }
        inbox.untilDone(archived, this::archive);
    }

    private void archive(List<Inbox.Event> events) {
        verdicts.archived(
                events.stream().map(event -> (OutputArchived) event.body()).toList());
    }
}
