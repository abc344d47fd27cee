package io.lightmill.runpodlocal.endpoint;

import io.lightmill.runpodlocal.queue.Counts;
import io.lightmill.runpodlocal.queue.QueueEvent;
import io.lightmill.runpodlocal.queue.RequestQueue;
import io.lightmill.runpodlocal.settings.EndpointSettings;
import io.lightmill.runpodlocal.time.Timers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One endpoint: its queue and all who wait at it. Called by one thread only. */
public final class Endpoint {

    /** How long a worker may go on after word to stop something whose time is over. */
    private static final Duration KILL_GRACE = Duration.ofSeconds(10);

    private final EndpointSettings settings;
    private final Timers timers;
    private final List<Consumer<EndpointEvent>> listeners = new ArrayList<>();
    private final RequestQueue queue;
    private final WorkerTable workers;
    private final TakeDesk takes;
    private final StopDesk stops = new StopDesk();
    private final Waits waits;
    private final RateWindows rates;

    /**
     * An endpoint without requests.
     *
     * @param open false while there is no capacity at all
     */
    public Endpoint(
            EndpointSettings settings, InstantSource time, Timers timers, Supplier<UUID> ids, BooleanSupplier open) {
        this.settings = settings;
        this.timers = timers;
        this.queue = new RequestQueue(settings.rules(), time, ids, this::happened);
        this.workers = new WorkerTable(time);
        this.takes = new TakeDesk(queue, workers, open);
        this.waits = new Waits(timers);
        this.rates = new RateWindows(time);
    }

    /** What was set. */
    public EndpointSettings settings() {
        return settings;
    }

    /** Its requests. */
    public RequestQueue queue() {
        return queue;
    }

    /** Its workers. */
    public WorkerTable workers() {
        return workers;
    }

    /** Where workers wait for work. */
    public TakeDesk takes() {
        return takes;
    }

    /** Where workers wait for word to stop. */
    public StopDesk stops() {
        return stops;
    }

    /** Where clients wait. */
    public Waits waits() {
        return waits;
    }

    /** Hears of everything from now on, in order. */
    public void listen(Consumer<EndpointEvent> listener) {
        listeners.add(listener);
    }

    /** Whether the client may do one more of these now. */
    public boolean allows(RateWindows.Bucket bucket) {
        return !settings.limits().rates() || rates.allows(bucket, runningWorkers());
    }

    /** Whether the queue is too deep for another request. */
    public boolean isFull() {
        int waiting = queue.counts().inQueue();
        return settings.limits().rates() && waiting > 50 && waiting > settings.workersMax() * 500L;
    }

    /** A worker's poll for work. */
    public void poll(TakeDesk.Poll poll, String workerId) {
        appear(workerId);
        takes.ask(poll);
    }

    /**
     * A worker's ping. Who names, twice in a row, what is not its own any more is told again to stop it. Race, seen with SDK
     * 1.12: a word that arrives right after the take, before the SDK has made a task of the request, is ignored by it, and
     * the worker would then run what nobody wants for as long as it likes.
     */
    public void ping(String workerId, Set<String> requests) {
        appear(workerId);
        Set<String> before = workers.find(workerId).map(Worker::named).orElse(Set.of());
        workers.pinged(workerId, requests);
        queue.pinged(workerId, requests);
        requests.stream()
                .filter(before::contains)
                .filter(id -> !queue.isHeldBy(id, workerId))
                .forEach(id -> stops.stop(workerId, id));
    }

    /** A worker's last ping. */
    public void unhealthy(String workerId, @Nullable String reason) {
        workers.unhealthy(workerId, reason);
        tell(new EndpointEvent.WorkerUnhealthy(workerId, reason));
    }

    /** A worker asked to be replaced; it gets nothing more. */
    public void stopWorker(String workerId, String why) {
        workers.stop(workerId);
        tell(new EndpointEvent.WorkerStopped(workerId, why));
    }

    /** A worker ended: what it held is queued again at once. */
    public void workerGone(String workerId, String why) {
        workers.remove(workerId);
        stops.forget(workerId);
        tell(new EndpointEvent.WorkerGone(workerId, why));
        queue.workerLost(workerId);
    }

    /** Does what is due by now. */
    public void tick() {
        queue.tick();
        for (Worker silent : workers.silentFor(settings.rules().lostAfter())) {
            workerGone(silent.id(), "silent");
        }
    }

    /** Workers that hold something. */
    public long runningWorkers() {
        return queue.holders().size();
    }

    /** The counters of {@code /health}. */
    public Counts counts() {
        return queue.counts();
    }

    private void appear(String workerId) {
        if (workers.find(workerId).isEmpty()) {
            tell(new EndpointEvent.WorkerAppeared(workerId));
        }
    }

    private void happened(QueueEvent event) {
        tell(new EndpointEvent.OfRequest(event));
        switch (event) {
            case QueueEvent.Queued ignored -> takes.wake();
            case QueueEvent.StopWanted stop -> stop(stop);
            case QueueEvent.Ended ended -> waits.changed(ended.request(), false);
            case QueueEvent.Streamed streamed -> waits.changed(streamed.request(), false);
            case QueueEvent.Removed removed -> waits.changed(removed.request(), true);
            case QueueEvent.Taken ignored -> {}
            case QueueEvent.Progressed ignored -> {}
            case QueueEvent.PostIgnored ignored -> {}
        }
    }

    private void stop(QueueEvent.StopWanted stop) {
        String workerId = stop.workerId();
        String requestId = stop.request().id();
        stops.stop(workerId, requestId);
        if (stop.orElse()) {
            timers.after(KILL_GRACE, () -> endIfItHoldsOn(workerId, requestId));
        }
    }

    /** A handler that blocks its event loop hears no word; only its pings tell that it goes on. */
    private void endIfItHoldsOn(String workerId, String requestId) {
        boolean holdsOn = workers.find(workerId)
                .map(worker -> worker.named().contains(requestId))
                .orElse(false);
        if (holdsOn) {
            stopWorker(workerId, "holds " + requestId + " past its time");
        }
    }

    private void tell(EndpointEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
