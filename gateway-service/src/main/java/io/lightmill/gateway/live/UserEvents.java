package io.lightmill.gateway.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One user's part of the ring, and who listens to it. Guarded by the ring. */
final class UserEvents {

    private final UUID user;
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private long first = HeldEvents.NONE;
    private long last = HeldEvents.NONE;
    private long evicted = HeldEvents.NONE;

    UserEvents(UUID user) {
        this.user = user;
    }

    UUID user() {
        return user;
    }

    /** The number of his oldest event that is held. */
    long first() {
        return first;
    }

    /** The number of his newest event that is held. */
    long last() {
        return last;
    }

    void added(long number) {
        if (first == HeldEvents.NONE) {
            first = number;
        }
        last = number;
    }

    /** @param next which is his oldest one now */
    void removedFirst(long next) {
        evicted = first;
        first = next;
        if (next == HeldEvents.NONE) {
            last = HeldEvents.NONE;
        }
    }

    /** One of his went by and was never held. */
    void passed(long number) {
        evicted = number;
    }

    /** The highest number that was let go. */
    long evicted() {
        return evicted;
    }

    void forget() {
        first = HeldEvents.NONE;
        last = HeldEvents.NONE;
        evicted = HeldEvents.NONE;
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
        return first == HeldEvents.NONE && listeners.isEmpty();
    }
}
