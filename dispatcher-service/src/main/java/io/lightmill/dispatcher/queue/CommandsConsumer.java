package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.JobCancelRequested;
import io.lightmill.contracts.event.JobPaused;
import io.lightmill.contracts.event.JobSubmitted;
import io.lightmill.dispatcher.events.Inbox;
import io.lightmill.outbox.EventTrace;
import io.lightmill.trace.CurrentTrace;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes job-service's commands, in order, acknowledged after their transactions. Each may come twice. */
@ApplicationScoped
class CommandsConsumer {

    private final Inbox inbox;
    private final PageIntake intake;
    private final JobFlags flags;
    private final EvenPace pace = new EvenPace();

    CommandsConsumer(Inbox inbox, PageIntake intake, JobFlags flags) {
        this.inbox = inbox;
        this.intake = intake;
        this.flags = flags;
    }

    @Incoming("commands-interactive")
    @Blocking
    void interactive(ConsumerRecords<String, byte[]> records) {
        consume(records, Runnable::run);
    }

    @Incoming("commands-bulk")
    @Blocking
    void bulk(ConsumerRecords<String, byte[]> records) {
        consume(records, pace::after);
    }

    /** @param pages takes those of a job's items */
    private void consume(ConsumerRecords<String, byte[]> records, Executor pages) {
        List<Inbox.Event> commands = inbox.decode(records);
        for (int from = 0; from < commands.size(); ) {
            List<Inbox.Event> some = commands.subList(from, from + (isSubmission(commands, from) ? 2 : 1));
            if (some.getLast().body() instanceof ItemsQueued) {
                pages.execute(() -> inbox.untilDone(some, this::obey));
            } else {
                inbox.untilDone(some, this::obey);
            }
            from += some.size();
        }
    }

    /** Whether a job is followed by a page of it, as it is said. */
    private static boolean isSubmission(List<Inbox.Event> commands, int at) {
        return at + 1 < commands.size()
                && commands.get(at).body() instanceof JobSubmitted job
                && commands.get(at + 1).body() instanceof ItemsQueued page
                && Objects.equals(page.jobId(), job.jobId());
    }

    private void obey(List<Inbox.Event> commands) {
        try (CurrentTrace.Scope scope = EventTrace.enter(commands.getFirst().record())) {
            if (isSubmission(commands, 0)) {
                intake.job((JobSubmitted) commands.getFirst().body(), (ItemsQueued)
                        commands.getLast().body());
            } else {
                obey(commands.getFirst().body());
            }
        }
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
