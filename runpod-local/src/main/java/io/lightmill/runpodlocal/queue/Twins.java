package io.lightmill.runpodlocal.queue;

import io.lightmill.runpodlocal.queue.RequestState.Running;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** A fault of the platform: requests that one worker has and that another one is to get as well. */
final class Twins {

    private final Deque<Request> waiting = new ArrayDeque<>();

    void add(Request request) {
        waiting.add(request);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The first that this worker has not; those that are gone, or run no more, are forgotten on the way. */
    Optional<Request> nextFor(String workerId, Book book) {
        for (Iterator<Request> each = waiting.iterator(); each.hasNext(); ) {
            Request twin = each.next();
            boolean runs =
                    twin.state() instanceof Running && book.find(twin.id()).isPresent();
            if (!runs || !twin.heldBy(workerId)) {
                each.remove();
            }
            if (runs && !twin.heldBy(workerId)) {
                twin.holdBy(workerId);
                return Optional.of(twin);
            }
        }
        return Optional.empty();
    }
}
