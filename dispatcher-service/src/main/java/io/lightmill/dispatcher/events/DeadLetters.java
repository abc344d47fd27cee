package io.lightmill.dispatcher.events;

import io.lightmill.contracts.event.Topics;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where records go that cannot be read or will never be taken: the topic's name with a suffix, bytes and headers as they came, and the reason. */
@ApplicationScoped
class DeadLetters {

    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(30);

    private final MutinyEmitter<byte[]> emitter;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    void put(ConsumerRecord<String, byte[]> record, String reason) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        headers.add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
        byte[] body = record.value() == null ? new byte[0] : record.value();
        emitter.sendMessage(Message.of(body)
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withTopic(record.topic() + Topics.DEAD_LETTER_SUFFIX)
                                .withKey(record.key())
                                .withHeaders(headers)
                                .build()))
                .await()
                .atMost(ACKNOWLEDGED_WITHIN);
    }
}
