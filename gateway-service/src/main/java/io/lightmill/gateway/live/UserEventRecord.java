package io.lightmill.gateway.live;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record of the topic: for whom, and what.
 *
 * @param name of the server-sent event
 */
record UserEventRecord(UUID user, String name, byte[] json) {

    /** Null when it is for nobody, or nothing that browsers know. */
    static @Nullable UserEventRecord of(ConsumerRecord<byte[], byte[]> event) {
        UUID user = user(event.key());
        String name = name(event.headers().lastHeader("ce_type"));
        byte[] json = event.value();
        return user == null || name == null || json == null ? null : new UserEventRecord(user, name, json);
    }

    private static @Nullable UUID user(byte @Nullable [] key) {
        try {
            return key == null ? null : UUID.fromString(new String(key, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static @Nullable String name(@Nullable Header type) {
        return type == null || type.value() == null
                ? null
                : EventFrame.name(new String(type.value(), StandardCharsets.UTF_8));
    }
}
