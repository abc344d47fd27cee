package io.lightmill.gateway.live;

import io.lightmill.contracts.event.Topics;
import io.lightmill.gateway.live.UserEventLog.Facts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of the browser's events into the ring, without a group: every replica has its own browsers. Begins far
 * enough back to fill the ring; when the connection breaks it goes on where it was, and when the topic was made anew it
 * begins a new history.
 */
@ApplicationScoped
class EventFeed {

    private static final Logger LOG = Logger.getLogger(EventFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_TOPIC = Duration.ofSeconds(10);
    private static final Duration WAIT_AFTER_FAILURE = Duration.ofSeconds(1);

    private final UserEventLog log;
    private final EventRing ring;
    private final InstantSource clock;
    private final int ringEvents;
    private final Counter events;
    private final Counter undecodable;
    private final CompletableFuture<Void> filled = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    EventFeed(
            UserEventLog log,
            EventRing ring,
            InstantSource clock,
            MeterRegistry meters,
            @ConfigProperty(name = "lightmill.gateway.live.events") int ringEvents) {
        this.log = log;
        this.ring = ring;
        this.clock = clock;
        this.ringEvents = ringEvents;
        this.events = meters.counter("lightmill.gateway.live.events");
        this.undecodable = meters.counter("lightmill.gateway.live.undecodable");
    }

    void start(@Observes StartupEvent start) {
        thread = Thread.ofPlatform().daemon().name("user-events").start(this::run);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(POLL.plusSeconds(2));
        }
    }

    /** Completes when the ring holds what was there at the start. */
    CompletableFuture<Void> filled() {
        return filled;
    }

    private void run() {
        while (!isStopped()) {
            try {
                follow();
            } catch (KafkaException e) {
                LOG.warnf("browser events cannot be read now, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    private void follow() {
        Facts facts = log.facts();
        try (Consumer<byte[], byte[]> consumer = log.open()) {
            List<TopicPartition> partitions = IntStream.range(0, facts.partitions())
                    .mapToObj(number -> new TopicPartition(Topics.USER_EVENTS, number))
                    .toList();
            consumer.assign(partitions);
            List<Span> spans = Span.of(consumer, partitions);
            seek(consumer, facts, spans);
            Instant nextLook = clock.instant().plus(LOOK_AT_TOPIC);
            while (!isStopped()) {
                consumer.poll(POLL).forEach(this::take);
                if (!filled.isDone() && isFilled(consumer, spans)) {
                    filled.complete(null);
                }
                if (clock.instant().isAfter(nextLook)) {
                    if (!sameTopic(facts)) {
                        return;
                    }
                    nextLook = clock.instant().plus(LOOK_AT_TOPIC);
                }
            }
        }
    }

    private void seek(Consumer<byte[], byte[]> consumer, Facts facts, List<Span> spans) {
        Map<Integer, Long> from = ring.positionsOf(facts.topicId(), facts.partitions());
        boolean goesOn = !from.isEmpty() && spans.stream().allMatch(span -> span.holds(from));
        if (!goesOn) {
            Map<Integer, Long> starts = new HashMap<>();
            spans.forEach(span -> starts.put(span.number(), span.startFor(ringEvents)));
            ring.begin(facts.topicId(), starts).forEach(Runnable::run);
        }
        ring.positionsOf(facts.topicId(), facts.partitions())
                .forEach((number, offset) -> consumer.seek(new TopicPartition(Topics.USER_EVENTS, number), offset));
        LOG.infof(
                "reading browser events, topic=%s partitions=%d goesOn=%s",
                facts.topicId(), facts.partitions(), goesOn);
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        UserEventRecord told = UserEventRecord.of(event);
        if (told == null) {
            // The browser's copy of what it can ask for at any time; there is nothing to keep it for.
            undecodable.increment();
            ring.skip(event.partition(), event.offset());
            return;
        }
        events.increment();
        ring.append(told.user(), event.partition(), event.offset(), told.name(), told.json())
                .forEach(Runnable::run);
    }

    private static boolean isFilled(Consumer<byte[], byte[]> consumer, List<Span> spans) {
        return spans.stream().allMatch(span -> consumer.position(span.partition()) >= span.end());
    }

    /** A broker that cannot be asked is no other topic; the consumer waits for it by itself. */
    private boolean sameTopic(Facts facts) {
        try {
            return log.facts().equals(facts);
        } catch (KafkaException e) {
            return true;
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            stopped.await(WAIT_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }
}
