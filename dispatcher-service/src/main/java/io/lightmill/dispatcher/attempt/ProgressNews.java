package io.lightmill.dispatcher.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemsProgressed;
import io.lightmill.contracts.event.ItemsProgressed.Progress;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.dispatcher.background.Background;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Tells browsers how far running items are: what beats said is gathered, and told once a second to each user whom it is about.
 * It passes the outbox by, for a word that is lost is followed by the next one.
 */
@ApplicationScoped
class ProgressNews {

    private static final long EVERY_MILLIS = 1_000;
    /** More tiles than anybody sees at once. */
    private static final int ITEMS = 1_000;

    private final MutinyEmitter<byte[]> browsers;
    private final ObjectMapper json;
    private final InstantSource clock;
    private Map<UUID, Map<UUID, Progress>> gathered = new HashMap<>();

    ProgressNews(@Channel("user-progress") MutinyEmitter<byte[]> browsers, ObjectMapper json, InstantSource clock) {
        this.browsers = browsers;
        this.json = json;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Background background) {
        background.repeat("progress news", () -> {
            Thread.sleep(EVERY_MILLIS);
            tell();
        });
    }

    /**
     * Takes what a beat says of the items of its attempt; of others it has nothing to say, nor of those that the answer stops: an item
     * that was cancelled, or is made by a newer attempt, is not that far.
     */
    synchronized void note(Binding attempt, Beat beat, BeatAnswer answer) {
        if (answer.deadlineSeconds() <= 0) {
            return;
        }
        Map<UUID, Progress> items = gathered.computeIfAbsent(attempt.userId(), user -> new HashMap<>());
        beat.progress().forEach((item, fraction) -> {
            boolean known = fraction != null
                    && !fraction.isNaN()
                    && attempt.items().contains(item)
                    && !answer.stop().contains(item);
            if (known && (items.size() < ITEMS || items.containsKey(item))) {
                items.put(item, new Progress(attempt.jobId(), item, Math.clamp(fraction, 0.0, 1.0)));
            }
        });
    }

    private synchronized Map<UUID, Map<UUID, Progress>> take() {
        Map<UUID, Map<UUID, Progress>> taken = gathered;
        gathered = new HashMap<>();
        return taken;
    }

    /** Tells what was gathered, unless the broker is behind: then it is too late for it anyhow. */
    void tell() {
        take().forEach((user, items) -> {
            if (!items.isEmpty() && browsers.hasRequests()) {
                browsers.sendMessageAndForget(message(user, List.copyOf(items.values())));
            }
        });
    }

    private Message<byte[]> message(UUID user, List<Progress> items) {
        Instant now = clock.instant();
        try {
            byte[] body = json.writeValueAsBytes(new ItemsProgressed(user, items, now));
            return Message.of(body)
                    .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                            .withKey(user.toString())
                            .withHeaders(headers(now))
                            .build());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordHeaders headers(Instant now) {
        RecordHeaders headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/lightmill/dispatcher-service",
                        "ce_type",
                        EventType.ITEMS_PROGRESSED.type(),
                        "ce_time",
                        now.toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
