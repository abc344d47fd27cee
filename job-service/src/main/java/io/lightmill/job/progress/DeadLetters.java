package io.lightmill.job.progress;

import io.lightmill.contracts.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Where records go that stop nobody: as they came, with the reason and where they were found. A broker that is away is waited for: what
 * is thrown at the channel would end it.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final MutinyEmitter<byte[]> emitter;
    private final Patience patience;
    private final MeterRegistry meters;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> emitter, Patience patience, MeterRegistry meters) {
        this.emitter = emitter;
        this.patience = patience;
        this.meters = meters;
    }

    /** Returns once the broker has it, so that the original may be acknowledged. */
    void put(ConsumerRecord<String, byte[]> message, String reason) {
        LOG.errorf(
                "A record goes to the dead letters. topic=%s partition=%d offset=%d reason=%s",
                message.topic(), message.partition(), message.offset(), reason);
        meters.counter("lightmill.job.dead.letters", "topic", message.topic()).increment();
        patience.untilSucceeded(() -> emitter.sendMessageAndAwait(letter(message, reason)));
    }

    private static Message<byte[]> letter(ConsumerRecord<String, byte[]> message, String reason) {
        RecordHeaders headers = new RecordHeaders(message.headers());
        add(headers, "dead-letter-reason", reason);
        add(headers, "dead-letter-partition", Integer.toString(message.partition()));
        add(headers, "dead-letter-offset", Long.toString(message.offset()));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(message.topic() + Topics.DEAD_LETTER_SUFFIX)
                .withKey(message.key())
                .withHeaders(headers)
                .build();
        byte[] body = message.value() == null ? new byte[0] : message.value();
        return Message.of(body).addMetadata(metadata);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
