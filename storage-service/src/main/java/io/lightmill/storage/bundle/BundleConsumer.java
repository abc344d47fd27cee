package io.lightmill.storage.bundle;

import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.JobCompleted;
import io.lightmill.outbox.EventTrace;
import io.lightmill.storage.event.DeadLetters;
import io.lightmill.storage.event.EventReader;
import io.lightmill.storage.event.Patience;
import io.lightmill.trace.CurrentTrace;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears of jobs that ended, lays out their bundles and says that they are ready. */
@ApplicationScoped
public class BundleConsumer {

    private static final Logger LOG = Logger.getLogger(BundleConsumer.class);

    private final EventReader events;
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final BundleAnnouncer announcer;

    BundleConsumer(EventReader events, DeadLetters deadLetters, Patience patience, BundleAnnouncer announcer) {
        this.events = events;
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.announcer = announcer;
    }

    /** One event, in order after the one before. */
    @Incoming("jobs")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> record) {
        if (!events.is(EventType.JOB_COMPLETED, record)) {
            return;
        }
        try (CurrentTrace.Scope scope = EventTrace.enter(record)) {
            JobCompleted completed = events.read(record.value(), JobCompleted.class);
            patience.until("lay out a bundle", () -> announcer.announce(completed));
        } catch (HttpProblem gone) {
            LOG.infof("no bundle: %s", gone.getDetail());
        } catch (IOException | RuntimeException e) {
            putAside(record, e);
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> record, Exception reason) {
        if (patience.isEnding()) {
            throw new IllegalStateException("stopped; the record comes again after the start", reason);
        }
        deadLetters.put(record, reason);
    }
}
