package io.lightmill.runpodlocal.queue;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/** Those who wait, first come first served; low priority only when nobody else waits. */
final class Line {

    private final SequencedSet<Request> normal = new LinkedHashSet<>();
    private final SequencedSet<Request> low = new LinkedHashSet<>();

    void add(Request request) {
        lane(request).addLast(request);
    }

    /** What was handed out in vain, or lost, has waited its turn already. */
    void addFirst(Request request) {
        lane(request).addFirst(request);
    }

    void remove(Request request) {
        lane(request).remove(request);
    }

    Optional<Request> next() {
        SequencedSet<Request> lane = normal.isEmpty() ? low : normal;
        return lane.isEmpty() ? Optional.empty() : Optional.of(lane.removeFirst());
    }

    Optional<Request> oldest() {
        SequencedSet<Request> lane = normal.isEmpty() ? low : normal;
        return lane.isEmpty() ? Optional.empty() : Optional.of(lane.getFirst());
    }

    int size() {
        return normal.size() + low.size();
    }

    private SequencedSet<Request> lane(Request request) {
        return request.asked().policy().lowPriority() ? low : normal;
    }
}
