package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.outbox.Outbox;
import io.lightmill.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Changes of items and the word of each, in one transaction: neither is ever there without the other. */
@Singleton
public class ItemChanges {

    private final Items items;
    private final Outbox outbox;
    private final InstantSource clock;

    ItemChanges(Items items, Outbox outbox, InstantSource clock) {
        this.items = items;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Locks items that may be changed, in the order of their ids. */
    public List<Item> lock(Collection<UUID> ids) {
        return items.lock(ids);
    }

    /** Milliseconds, below which no new version falls. */
    public long now() {
        return clock.millis();
    }

    /** Writes what became of items that the caller has locked, and says it; an item may have changed more than once. */
    public void write(List<Item> changes, UUID userId) {
        Instant now = clock.instant();
        Map<UUID, List<Item>> byItem = changes.stream().collect(Collectors.groupingBy(Item::id));
        List<Item> generated = new ArrayList<>();
        List<Item> others = new ArrayList<>();
        byItem.values().forEach(steps -> (isGeneratedOnly(steps) ? generated : others).add(steps.getLast()));
        items.writeGenerated(generated);
        items.write(others);
        outbox.appendAll(
                changes.stream().map(item -> ItemEvents.of(item, userId, now)).toList());
    }

    /** By far the most are. */
    private static boolean isGeneratedOnly(List<Item> steps) {
        return steps.size() == 1 && steps.getFirst().phase() == ItemPhase.GENERATED;
    }

    /** Cancels some of a job that wait; how many there were. */
    public int cancelQueued(UUID jobId, int atMost) {
        long now = now();
        List<Item> cancelled = items.lockQueued(jobId, atMost).stream()
                .map(item -> item.cancelled(now))
                .toList();
        items.writeCancelled(cancelled, now);
        sayCancelled(jobId, cancelled.stream().map(Item::versioned).toList());
        return cancelled.size();
    }

    /** Says, once more perhaps, that items are cancelled. */
    public void sayCancelled(UUID jobId, List<ItemVersion> cancelled) {
        List<OutboxMessage> word =
                cancelled.isEmpty() ? List.of() : List.of(ItemEvents.cancelled(jobId, cancelled, clock.instant()));
        outbox.appendAll(word);
    }
}
