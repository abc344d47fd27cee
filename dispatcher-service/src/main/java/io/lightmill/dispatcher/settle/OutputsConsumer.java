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
        List<OutputArchived> archived = new ArrayList<>();
        for (Record event : inbox.decode(records)) {
            switch (event) {
                case OutputArchived kept -> archived.add(kept);
                case OutputRejected rejected -> inbox.untilDone(() -> verdicts.rejected(rejected));
                default -> {
                    // A type that others read from this topic.
                }
            }
        }
        inbox.untilDone(() -> verdicts.archived(archived));
    }
}
