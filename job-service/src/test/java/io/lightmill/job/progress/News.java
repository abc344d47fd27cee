package io.lightmill.job.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemFailed;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.contracts.event.ItemsCancelled;
import io.lightmill.contracts.event.ItemsRequeued;
import io.lightmill.contracts.event.ItemsStarted;
import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.worker.GeneratedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events as the dispatcher and storage-service say them, as records of a topic. */
record News(ObjectMapper json, UUID jobId, UUID userId) {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    ConsumerRecord<String, byte[]> started(UUID attempt, long version, UUID... items) {
        return message(EventType.ITEMS_STARTED, new ItemsStarted(jobId, attempt, versions(version, items), AT));
    }

    ConsumerRecord<String, byte[]> requeued(UUID attempt, long version, UUID... items) {
        var event = new ItemsRequeued(jobId, attempt, versions(version, items), ErrorCode.WORKER_LOST, AT, AT);
        return message(EventType.ITEMS_REQUEUED, event);
    }

    ConsumerRecord<String, byte[]> cancelled(long version, UUID... items) {
        return message(EventType.ITEMS_CANCELLED, new ItemsCancelled(jobId, versions(version, items), AT));
    }

    ConsumerRecord<String, byte[]> generated(UUID attempt, long version, UUID item) {
        return generated(attempt, version, item, 0.5);
    }

    ConsumerRecord<String, byte[]> generated(UUID attempt, long version, UUID item, double cost) {
        var output = new GeneratedOutput("image/png", 9, null, 64, 64, true, 2, cost, Map.of("by", attempt.toString()));
        var event = new ItemGenerated(jobId, item, userId, attempt, version, output, 1, AT);
        return message(EventType.ITEM_GENERATED, event);
    }

    ConsumerRecord<String, byte[]> failed(UUID attempt, long version, UUID item) {
        var event = new ItemFailed(jobId, item, userId, attempt, version, ErrorCode.NO_IMAGE, "no picture", 3, AT);
        return message(EventType.ITEM_FAILED, event);
    }

    ConsumerRecord<String, byte[]> archived(UUID attempt, UUID item) {
        String object = "outputs/" + jobId + "/" + item + "/" + attempt;
        var event = new OutputArchived(
                jobId, item, userId, attempt, object, "image/png", 9, "ab".repeat(32), 1, 64, 64, AT);
        return message(EventType.OUTPUT_ARCHIVED, event);
    }

    private static List<ItemVersion> versions(long version, UUID... items) {
        return List.of(items).stream()
                .map(item -> new ItemVersion(item, version))
                .toList();
    }

    private ConsumerRecord<String, byte[]> message(EventType type, Record event) {
        try {
            return message(type.type(), json.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ConsumerRecord<String, byte[]> message(String type, byte[] body) {
        var message = new ConsumerRecord<>("lightmill.items", 0, 7, "key", body);
        message.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return message;
    }
}
