package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.JobCancelRequested;
import io.lightmill.contracts.event.JobPaused;
import io.lightmill.contracts.event.JobSubmitted;
import io.lightmill.dispatcher.events.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes job-service's commands, in order, acknowledged after their transactions. Each may come twice. */
@ApplicationScoped
class CommandsConsumer {

    private final Inbox inbox;
    private final PageIntake intake;
    private final JobFlags flags;

    CommandsConsumer(Inbox inbox, PageIntake intake, JobFlags flags) {
        this.inbox = inbox;
        this.intake = intake;
        this.flags = flags;
    }

    @Incoming("commands-interactive")
    @Blocking
    void interactive(ConsumerRecords<String, byte[]> records) {
        consume(records);
    }

    @Incoming("commands-bulk")
    @Blocking
    void bulk(ConsumerRecords<String, byte[]> records) {
        consume(records);
    }

    private void consume(ConsumerRecords<String, byte[]> records) {
        inbox.decode(records).forEach(command -> inbox.untilDone(command, () -> obey(command.body())));
    }

    void obey(Record command) {
        switch (command) {
            case JobSubmitted job -> intake.job(job);
            case ItemsQueued page -> intake.page(page);
            case JobCancelRequested cancel -> {
                flags.cancel(cancel.jobId());
                flags.cancelWaiting(cancel.jobId());
            }
            case JobPaused pause -> flags.pause(pause.jobId(), pause.paused(), pause.version());
            default -> {
                // A type that others read from this topic.
            }
        }
    }
}
