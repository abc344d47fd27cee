package io.lightmill.runpodlocal.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * When to look at which request again. An entry is only a reminder: what is due is decided by the request's state when it
 * rings, so nothing has to be removed when that changes. It holds the id, so that a result is not kept for its ttl's sake.
 */
final class Deadlines {

    private record Reminder(Instant at, String id) {}

    private final PriorityQueue<Reminder> reminders = new PriorityQueue<>(Comparator.comparing(Reminder::at));

    void remind(Instant at, Request request) {
        reminders.add(new Reminder(at, request.id()));
    }

    /** Names each request whose time has come. */
    void ring(Instant now, Consumer<String> look) {
        for (Reminder next = reminders.peek(); next != null && !next.at().isAfter(now); next = reminders.peek()) {
            reminders.remove();
            look.accept(next.id());
        }
    }
}
