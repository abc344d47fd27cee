package io.lightmill.chaos.crowd;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.e2e.live.LiveEvent;
import io.lightmill.e2e.live.LiveEvents;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Has the event stream open, cuts it every few seconds, and goes on after the last event that it saw. */
final class Listener {

    private static final long OPEN_MILLIS = 2_000;

    private final Desk desk;
    private final AtomicReference<String> last = new AtomicReference<>();

    Listener(Desk desk) {
        this.desk = desk;
    }

    void listen(Submitter.Patience day) throws InterruptedException {
        while (!day.isOver()) {
            String after = last.get();
            try (LiveEvents stream = LiveEvents.open(desk.caller(), after, this::heard)) {
                Thread.sleep(OPEN_MILLIS);
            } catch (UncheckedIOException | IllegalStateException away) {
                Thread.sleep(OPEN_MILLIS / 2);
            }
        }
    }

    private void heard(LiveEvent event) {
        if (event.id() != null) {
            last.set(event.id());
        }
        jobs(event).forEach(job -> desk.note(new ClientLine.Told(desk.now(), desk.user(), event.name(), job)));
    }

    /** Those that it speaks of; one about the progress of items speaks of several, one that says where the stream begins of none. */
    static Set<UUID> jobs(LiveEvent event) {
        return event.data().contains("\"jobId\"")
                ? event.json().findValuesAsText("jobId").stream()
                        .map(UUID::fromString)
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }
}
