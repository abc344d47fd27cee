package io.lightmill.runpodlocal.simulation;

import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.queue.Counts;
import io.lightmill.runpodlocal.settings.SimulationSettings;
import io.lightmill.runpodlocal.time.Timers;
import io.lightmill.runpodlocal.worker.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The simulated workers: started, counted, replaced when they die, ended when they are not needed. */
public final class WorkerFleet {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST_PING = Duration.ofSeconds(10);

    private final Surroundings with;
    private final Function<String, Endpoint> endpoints;
    private final Results results;
    private final Map<String, SimulatedWorker> workers = new LinkedHashMap<>();
    private int born;

    /** Without workers; {@link #start} brings them. */
    public WorkerFleet(Surroundings with, Function<String, Endpoint> endpoints, Results results) {
        this.with = with;
        this.endpoints = endpoints;
        this.results = results;
    }

    /** From now on there are as many as the settings want. */
    public void start(Timers timers) {
        look();
        timers.every(LOOK, this::look);
        timers.every(pingPeriod(), this::ping);
    }

    /** As the SDK does, every 10 s, unless the platform's patience is set shorter. */
    private Duration pingPeriod() {
        Endpoint endpoint = endpoints.apply(with.settings().get().endpoint());
        Duration third = endpoint.settings().rules().lostAfter().dividedBy(3);
        return third.compareTo(LONGEST_PING) < 0 ? third : LONGEST_PING;
    }

    /** What they did since the start. */
    public SimulationCounts.View counts() {
        return with.counts().view();
    }

    /** The ids of the living. */
    public List<String> ids() {
        return List.copyOf(workers.keySet());
    }

    /** SIGKILL; false: there is no such simulated worker. */
    public boolean kill(String id) {
        SimulatedWorker worker = workers.get(id);
        if (worker != null) {
            worker.kill();
        }
        return worker != null;
    }

    private void look() {
        SimulationSettings settings = with.settings().get();
        Endpoint endpoint = endpoints.apply(settings.endpoint());
        Counts counts = endpoint.counts();
        int wanted = settings.scaling()
                .wanted(
                        settings.workers(),
                        workers.size(),
                        counts.inQueue() + counts.inProgress(),
                        endpoint.queue().oldestWait());
        while (workers.size() < wanted) {
            bear(endpoint);
        }
        if (workers.size() > wanted) {
            endIdle(workers.size() - wanted, with.now().minus(settings.idleTimeout()));
        }
    }

    private void bear(Endpoint endpoint) {
        SimulatedWorker worker =
                new SimulatedWorker("sim-" + ++born, with, endpoint, results, dead -> workers.remove(dead.id()));
        workers.put(worker.id(), worker);
        worker.start();
    }

    private void endIdle(int surplus, Instant since) {
        workers.values().stream()
                .filter(worker -> worker.isIdleSince(since))
                .limit(surplus)
                .toList()
                .forEach(SimulatedWorker::leave);
    }

    private void ping() {
        SimulationSettings settings = with.settings().get();
        Endpoint endpoint = endpoints.apply(settings.endpoint());
        List.copyOf(workers.values())
                .forEach(worker -> worker.ping().ifPresent(requests -> endpoint.ping(worker.id(), requests)));
    }
}
