package io.lightmill.job.progress;

import io.lightmill.crash.CrashPoint;
import io.lightmill.outbox.EventTrace;
import io.lightmill.trace.CurrentTrace;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads what the dispatcher says of items and storage-service of files.
 *
 * <p>Ordered and blocking: offsets are acknowledged after the transactions of the whole batch. While the database is away the
 * batch waits; what cannot be decoded, or can never be written, goes to the dead letters and the others go on.
 */
@ApplicationScoped
class EventIntake {

    private static final Logger LOG = Logger.getLogger(EventIntake.class);

    private final EventDecoder decoder;
    private final JobMirror mirror;
    private final DeadLetters deadLetters;
    private final Patience patience;

    EventIntake(EventDecoder decoder, JobMirror mirror, DeadLetters deadLetters, Patience patience) {
        this.decoder = decoder;
        this.mirror = mirror;
        this.deadLetters = deadLetters;
        this.patience = patience;
    }

    @Incoming("items")
    @Blocking
    void items(ConsumerRecords<String, byte[]> batch) {
        take(batch);
    }

    @Incoming("outputs")
    @Blocking
    void outputs(ConsumerRecords<String, byte[]> batch) {
        take(batch);
    }

    void take(Iterable<ConsumerRecord<String, byte[]>> batch) {
        Map<UUID, List<Heard>> jobs = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : batch) {
            try (CurrentTrace.Scope scope = EventTrace.enter(message)) {
                Word word = decoder.decode(message);
                if (!word.news().isEmpty()) {
                    jobs.computeIfAbsent(word.jobId(), id -> new ArrayList<>()).add(new Heard(message, word));
                }
            } catch (EventDecoder.Undecodable e) {
                deadLetters.put(message, e.reason());
            }
        }
        jobs.forEach(this::take);
    }

    /**
     * What can never be taken is found by taking each alone: the others of its job are not to blame. What a job says belongs to the
     * trace of its submission; should it not, as when it was asked for by somebody else, the newest decides.
     */
    private void take(UUID jobId, List<Heard> batch) {
        try (CurrentTrace.Scope scope = EventTrace.enter(batch.getLast().message())) {
            patience.untilDone(() -> mirror.take(jobId, news(batch)));
            CrashPoint.NEWS_TAKEN.reach();
        } catch (Patience.Hopeless e) {
            if (batch.size() > 1) {
                batch.forEach(alone -> take(jobId, List.of(alone)));
            } else {
                LOG.errorf(e, "News can never be taken; they go to the dead letters. jobId=%s", jobId);
                deadLetters.put(batch.getFirst().message(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static List<ItemNews> news(List<Heard> batch) {
        return batch.stream().flatMap(heard -> heard.word().news().stream()).toList();
    }

    private record Heard(ConsumerRecord<String, byte[]> message, Word word) {}
}
