package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemFailed;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.contracts.event.ItemsCancelled;
import io.lightmill.contracts.event.ItemsRequeued;
import io.lightmill.contracts.event.ItemsStarted;
import io.lightmill.contracts.event.Topics;
import io.lightmill.outbox.OutboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What is said of items on {@code lightmill.items}. */
public final class ItemEvents {

    private ItemEvents() {}

    /** A claim bound them. */
    public static OutboxMessage started(UUID jobId, UUID attemptId, List<ItemVersion> items, Instant now) {
        return message(jobId, EventType.ITEMS_STARTED, new ItemsStarted(jobId, attemptId, items, now));
    }

    /** They will not be made. */
    public static OutboxMessage cancelled(UUID jobId, List<ItemVersion> items, Instant now) {
        return message(jobId, EventType.ITEMS_CANCELLED, new ItemsCancelled(jobId, items, now));
    }

    /** What an item, just changed, has to say. */
    public static OutboxMessage of(Item item, UUID userId, Instant now) {
        return switch (item.phase()) {
            case GENERATED -> generated(item, userId, now);
            case FAILED -> failed(item, userId, now);
            case QUEUED -> requeued(item, now);
            case CANCELLED -> cancelled(item.jobId(), List.of(item.versioned()), now);
            case PROCESSING, ARCHIVED -> throw new IllegalArgumentException("no event of its own: " + item.phase());
        };
    }

    private static OutboxMessage generated(Item item, UUID userId, Instant now) {
        return message(
                item.jobId(),
                EventType.ITEM_GENERATED,
                new ItemGenerated(
                        item.jobId(),
                        item.id(),
                        userId,
                        Objects.requireNonNull(item.attemptId()),
                        item.version(),
                        Objects.requireNonNull(item.output()),
                        item.tries(),
                        now));
    }

    private static OutboxMessage failed(Item item, UUID userId, Instant now) {
        return message(
                item.jobId(),
                EventType.ITEM_FAILED,
                new ItemFailed(
                        item.jobId(),
                        item.id(),
                        userId,
                        item.attemptId(),
                        item.version(),
                        Objects.requireNonNull(item.code()),
                        Objects.requireNonNullElse(item.message(), ""),
                        item.tries(),
                        now));
    }

    private static OutboxMessage requeued(Item item, Instant now) {
        return message(
                item.jobId(),
                EventType.ITEMS_REQUEUED,
                new ItemsRequeued(
                        item.jobId(),
                        Objects.requireNonNull(item.attemptId()),
                        List.of(item.versioned()),
                        Objects.requireNonNull(item.code()),
                        now.plus(Objects.requireNonNullElse(item.delay(), Duration.ZERO)),
                        now));
    }

    private static OutboxMessage message(UUID jobId, EventType type, Record body) {
        return new OutboxMessage(Topics.ITEMS, jobId.toString(), type, body);
    }
}
