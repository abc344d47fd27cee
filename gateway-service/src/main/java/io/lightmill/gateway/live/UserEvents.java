package io.lightmill.gateway.live;

import io.lightmill.gateway.live.EventRing.Held;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One user's part of the ring, and who listens to it. Guarded by the ring. */
final class UserEvents {

    private final TreeMap<Long, Held> events = new TreeMap<>();
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private long evicted;

    void add(Held event) {
        events.put(event.number(), event);
    }

    @Nullable
    Held after(long number) {
        Map.Entry<Long, Held> next = events.higherEntry(number);
        return next == null ? null : next.getValue();
    }

    /** The number before the first event that was not seen. */
    long lastBefore(EventPlace seen, long newest) {
        for (Held event : events.values()) {
            Long next = seen.next().get(event.partition());
            if (next != null && event.offset() >= next) {
                return event.number() - 1;
            }
        }
        return newest;
    }

    void evictOldest() {
        evicted = events.pollFirstEntry().getKey();
    }

    /** The highest number that was let go. */
    long evicted() {
        return evicted;
    }

    void forget() {
        events.clear();
        evicted = 0;
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }

    List<Runnable> listeners() {
        return List.copyOf(listeners);
    }

    boolean isIdle() {
        return events.isEmpty() && listeners.isEmpty();
    }
}
