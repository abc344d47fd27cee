package io.lightmill.storage.sweep;

import io.lightmill.crash.WallClock;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.parallel.FanOut;
import io.lightmill.storage.sql.DatabaseException;
import io.lightmill.storage.upload.Announcements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what nobody refers to, page by page, each page under its kind's lock: whoever makes a reference to an object that lies
 * there already waits for the page, and then looks whether it still does.
 */
@ApplicationScoped
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final int PAGE = 500;

    /** A page's deletions end well before its transaction's connection would be taken for dead. */
    private static final int DELETIONS = 32;

    private final ObjectStore store;
    private final Sweeps sweeps;
    private final References references;
    private final Announcements announcements;
    private final SweepConfig config;
    private final FanOut deletions = new FanOut(DELETIONS);
    private final InstantSource clock = WallClock.ofThisProcess();

    Sweeper(ObjectStore store, Sweeps sweeps, References references, Announcements announcements, SweepConfig config) {
        this.store = store;
        this.sweeps = sweeps;
        this.references = references;
        this.announcements = announcements;
        this.config = config;
    }

    /** On every replica; the lock lets one at a time work on a kind. */
    @Scheduled(
            every = "${lightmill.storage.sweep.every:1h}",
            delayed = "${lightmill.storage.sweep.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        try {
            int deleted = runOnce();
            LOG.infof("swept the bucket, deleted=%d", deleted);
        } catch (StoreUnavailableException | DatabaseException trouble) {
            LOG.warn("the bucket could not be swept now", trouble);
        }
    }

    /** One bounded run; how many objects it deleted. */
    int runOnce() {
        announcements.forgetOlderThan(config.age(), config.objects());
        store.discardUnfinished(config.age());
        int deleted = 0;
        for (SweepKind kind : SweepKind.values()) {
            for (int looked = 0; looked < config.objects(); looked += PAGE) {
                Swept swept = QuarkusTransaction.requiringNew().call(() -> page(kind));
                deleted += swept.deleted();
                if (swept.reachedEnd()) {
                    break;
                }
            }
        }
        return deleted;
    }

    private Swept page(SweepKind kind) {
        Optional<ObjectKey> after = sweeps.take(kind.prefix());
        List<StoredObject> page;
        try (Stream<StoredObject> objects = store.list(kind.prefix(), after.orElse(null))) {
            page = objects.limit(PAGE).toList();
        }
        Instant tooYoung = clock.instant().minus(config.age());
        List<StoredObject> old = page.stream()
                .filter(object -> object.writtenAt().isBefore(tooYoung))
                .toList();
        List<StoredObject> unreferred = references.unreferred(kind, old);
        deletions.each(unreferred, object -> store.delete(object.key()));
        @Nullable ObjectKey next = page.size() < PAGE ? null : page.getLast().key();
        sweeps.leave(kind.prefix(), next);
        return new Swept(unreferred.size(), next == null);
    }

    private record Swept(int deleted, boolean reachedEnd) {}
}
