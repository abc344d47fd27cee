package io.lightmill.gateway.live;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The latest events of all users, bounded by count and bytes; the oldest goes first. Readers hold nothing of their own: each has
 * only a place here, and one who falls behind the oldest event of his user has lost the thread.
 *
 * <p>Places are numbers that this process counts up. What a browser brings back is a place in Kafka, which every replica
 * understands; it is good as long as nothing behind it was let go.
 */
@Singleton
final class EventRing {

    private final HeldEvents held;
    private final Map<UUID, UserEvents> users = new HashMap<>();
    /** By partition, the first offset from which on everything is still held. */
    private final Map<Integer, Long> floor = new HashMap<>();
    /** By partition, the offset that comes next. */
    private final Map<Integer, Long> position = new HashMap<>();

    private String topic = "";
    /** Grows when the history begins anew. */
    private long history;

    EventRing(
            @ConfigProperty(name = "lightmill.gateway.live.events") int maxEvents,
            @ConfigProperty(name = "lightmill.gateway.live.bytes") int maxBytes) {
        this.held = new HeldEvents(maxEvents, maxBytes);
    }

    /** Begins a new history: nothing of the old one has to do with it. */
    synchronized List<Runnable> begin(String topicId, Map<Integer, Long> starts) {
        topic = topicId;
        history++;
        held.clear();
        floor.clear();
        floor.putAll(starts);
        position.clear();
        position.putAll(starts);
        users.values().forEach(UserEvents::forget);
        users.values().removeIf(UserEvents::isIdle);
        return users.values().stream()
                .flatMap(user -> user.listeners().stream())
                .toList();
    }

    /** By partition, where this history goes on; empty when it is of another topic or other partitions. */
    synchronized Map<Integer, Long> positionsOf(String topicId, int partitions) {
        return topic.equals(topicId) && position.size() == partitions ? Map.copyOf(position) : Map.of();
    }

    /**
     * Takes the next record of a partition.
     *
     * @return whom to wake
     */
    synchronized List<Runnable> append(UUID user, int partition, long offset, String name, byte[] json) {
        position.put(partition, offset + 1);
        byte[] frame = EventFrame.of(EventPlace.lastSeen(topic, partition, offset), name, json)
                .getBytes();
        while (!held.hasRoom(frame.length) && !held.isEmpty()) {
            evictOldest();
        }
        UserEvents events = users.computeIfAbsent(user, UserEvents::new);
        if (held.hasRoom(frame.length)) {
            held.add(events, partition, offset, frame);
        } else {
            held.pass();
            events.passed(held.newest());
            floor.merge(partition, offset + 1, Math::max);
            if (events.isIdle()) {
                users.remove(user);
            }
        }
        return events.listeners();
    }

    /** Passes a record that is nobody's. */
    synchronized void skip(int partition, long offset) {
        position.put(partition, offset + 1);
    }

    synchronized void listen(UUID user, Runnable listener) {
        users.computeIfAbsent(user, UserEvents::new).listen(listener);
    }

    synchronized void leave(UUID user, Runnable listener) {
        UserEvents events = users.get(user);
        if (events != null) {
            events.leave(listener);
            if (events.isIdle()) {
                users.remove(user);
            }
        }
    }

    /** Where a reader begins who has seen nothing yet. */
    synchronized Start startNow() {
        return new Start(new Place(history, held.newest()), EventFrame.ready(here()));
    }

    /** Where a reader goes on who has seen everything up to a place in Kafka. */
    synchronized Start startAfter(UUID user, EventPlace seen) {
        if (!isHeld(seen)) {
            return startAnew();
        }
        UserEvents events = users.get(user);
        long last = events == null ? held.newest() : held.lastBefore(events, seen);
        return new Start(new Place(history, last), Buffer.buffer());
    }

    /** Where a reader goes on who has lost the thread. */
    synchronized Start startAnew() {
        return new Start(new Place(history, held.newest()), EventFrame.reset(here()));
    }

    /** The user's next event behind a place. */
    synchronized Next next(UUID user, Place place) {
        if (place.history() != history) {
            return new Next.Lost();
        }
        UserEvents events = users.get(user);
        if (events == null) {
            return new Next.Nothing();
        }
        if (events.evicted() > place.last()) {
            return new Next.Lost();
        }
        long next = held.after(events, place.last());
        return next == HeldEvents.NONE
                ? new Next.Nothing()
                : new Next.Event(held.frame(next), new Place(history, next));
    }

    private boolean isHeld(EventPlace seen) {
        return seen.topic().equals(topic)
                && seen.next().entrySet().stream().allMatch(one -> {
                    Long from = floor.get(one.getKey());
                    Long to = position.get(one.getKey());
                    return from != null && to != null && from <= one.getValue() && one.getValue() <= to;
                });
    }

    private EventPlace here() {
        return new EventPlace(topic, Map.copyOf(position));
    }

    private void evictOldest() {
        HeldEvents.Gone oldest = held.removeOldest();
        floor.merge(oldest.partition(), oldest.offset() + 1, Math::max);
        if (oldest.owner().isIdle()) {
            users.remove(oldest.owner().user());
        }
    }

    /** How far a reader has come: the last event that he was given. */
    record Place(long history, long last) {}

    /**
     * How a stream begins.
     *
     * @param greeting the first frame; empty when events follow that were missed
     */
    record Start(Place place, Buffer greeting) {}

    /** What follows a place. */
    sealed interface Next {

        /** An event, and the place behind it. */
        record Event(Buffer frame, Place place) implements Next {}

        /** Nothing yet. */
        record Nothing() implements Next {}

        /** Something that is not held any more. */
        record Lost() implements Next {}
    }
}
