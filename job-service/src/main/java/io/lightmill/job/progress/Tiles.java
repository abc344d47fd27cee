package io.lightmill.job.progress;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemsChanged;
import io.lightmill.contracts.event.Topics;
import io.lightmill.job.job.Job;
import io.lightmill.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/** Tells a job's owner which tiles look different now. */
@ApplicationScoped
class Tiles {

    /** A change is some 120 bytes of JSON: pages stay below 256 KiB. */
    private static final int CHANGES_A_PAGE = 1_500;

    private final Outbox outbox;
    private final InstantSource clock;

    Tiles(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void tell(Job job, List<ItemChange> changes) {
        String key = job.userId().toString();
        changes.stream()
                .filter(ItemChange::isVisible)
                .map(Tiles::tile)
                .gather(Gatherers.windowFixed(CHANGES_A_PAGE))
                .map(page -> new ItemsChanged(job.id(), job.userId(), page, clock.instant()))
                .forEach(event -> outbox.append(Topics.USER_EVENTS, key, EventType.ITEMS_CHANGED, event));
    }

    private static ItemsChanged.Change tile(ItemChange change) {
        ItemNews.Failed failure = change.failure();
        @Nullable ErrorCode code = failure == null ? null : failure.code();
        ItemState state = change.state();
        return new ItemsChanged.Change(change.found().id(), change.found().ordinal(), state, code);
    }
}
