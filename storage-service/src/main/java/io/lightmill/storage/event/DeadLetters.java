package io.lightmill.storage.event;

import io.lightmill.contracts.event.Topics;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Puts aside what cannot be understood, with the reason, so that what comes behind it goes on. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final MutinyEmitter<byte[]> emitter;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Returns when the broker has it. */
    public void put(ConsumerRecord<String, byte[]> record, Exception reason) {
        LOG.errorf(
                reason,
                "a record cannot be understood and is put aside, topic=%s partition=%d offset=%d",
                record.topic(),
                record.partition(),
                record.offset());
        Headers headers = new RecordHeaders(record.headers());
        headers.add("dead-letter-reason", String.valueOf(reason.getMessage()).getBytes(StandardCharsets.UTF_8));
        emitter.sendMessageAndAwait(Message.of(record.value())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(record.topic() + Topics.DEAD_LETTER_SUFFIX)
                        .withKey(record.key())
                        .withHeaders(headers)
                        .build()));
    }
}
