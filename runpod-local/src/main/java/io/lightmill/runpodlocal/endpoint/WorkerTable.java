package io.lightmill.runpodlocal.endpoint;

import io.lightmill.runpodlocal.endpoint.Worker.Life;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who was heard of when. Workers are not registered: the first poll or ping makes one known. */
public final class WorkerTable {

    private final InstantSource time;
    private final Map<String, Worker> workers = new LinkedHashMap<>();

    WorkerTable(InstantSource time) {
        this.time = time;
    }

    /** A simulated one is being started. */
    public void starting(String id) {
        workers.put(id, Worker.appeared(id, Life.INITIALIZING, true, time.instant()));
    }

    /** The worker of this id, unless it is gone. */
    public Optional<Worker> find(String id) {
        return Optional.ofNullable(workers.get(id));
    }

    /** All that are not gone, in the order of their appearance. */
    public Collection<Worker> all() {
        return List.copyOf(workers.values());
    }

    /** Gets no more work. */
    public void stop(String id) {
        workers.computeIfPresent(id, (ignored, worker) -> worker.became(Life.STOPPING, null));
    }

    void polled(String id) {
        Instant now = time.instant();
        workers.put(id, known(id, now).seen(now));
    }

    void pinged(String id, Set<String> requests) {
        Instant now = time.instant();
        workers.put(id, known(id, now).pinged(requests, now));
    }

    void unhealthy(String id, @Nullable String reason) {
        workers.put(id, known(id, time.instant()).became(Life.UNHEALTHY, reason));
    }

    void remove(String id) {
        workers.remove(id);
    }

    boolean mayTake(String id) {
        Worker worker = workers.get(id);
        return worker == null || worker.life() == Life.READY || worker.life() == Life.INITIALIZING;
    }

    /** Those not heard of for so long. */
    List<Worker> silentFor(Duration silence) {
        Instant since = time.instant().minus(silence);
        return workers.values().stream()
                .filter(worker -> worker.lastSeen().isBefore(since))
                .toList();
    }

    private Worker known(String id, Instant now) {
        Worker worker = workers.get(id);
        return worker != null ? worker : Worker.appeared(id, Life.READY, false, now);
    }
}
