package io.lightmill.storage.event;

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
 * Puts aside what cannot be understood, or can be but breaks us each time, with the reason, so that what comes behind it goes on.
 * Nothing depends on such a record alone: job-service asks for the items that it hears nothing of.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int REASON = 500;
    private static final byte[] NOTHING = new byte[0];

    private final MutinyEmitter<byte[]> emitter;
    private final Patience patience;
    private final MeterRegistry meters;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> emitter, Patience patience, MeterRegistry meters) {
        this.emitter = emitter;
        this.patience = patience;
        this.meters = meters;
    }

    /** Returns when the broker has it; waits for the broker as long as it takes. */
    public void put(ConsumerRecord<String, byte[]> record, Exception reason) {
        LOG.errorf(
                reason,
                "a record is put aside, topic=%s partition=%d offset=%d",
                record.topic(),
                record.partition(),
                record.offset());
        meters.counter("lightmill.storage.dead.letters", "topic", record.topic())
                .increment();
        patience.untilSucceeded("put a record aside", () -> emitter.sendMessageAndAwait(letter(record, reason)));
    }

    private static Message<byte[]> letter(ConsumerRecord<String, byte[]> record, Exception reason) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        add(headers, "dead-letter-reason", shortened(reason.toString()));
        add(headers, "dead-letter-partition", Integer.toString(record.partition()));
        add(headers, "dead-letter-offset", Long.toString(record.offset()));
        return Message.of(record.value() == null ? NOTHING : record.value())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(record.topic() + Topics.DEAD_LETTER_SUFFIX)
                        .withKey(record.key())
                        .withHeaders(headers)
                        .build());
    }

    private static String shortened(String reason) {
        return reason.length() > REASON ? reason.substring(0, REASON) : reason;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
