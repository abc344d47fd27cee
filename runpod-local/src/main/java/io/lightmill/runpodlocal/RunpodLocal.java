package io.lightmill.runpodlocal;

import io.lightmill.runpodlocal.admin.AdminRoutes;
import io.lightmill.runpodlocal.admin.SimulationDial;
import io.lightmill.runpodlocal.client.ClientPlane;
import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.endpoint.EndpointEvent;
import io.lightmill.runpodlocal.fault.Armed;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.TakeFault;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.http.V2Routes;
import io.lightmill.runpodlocal.ledger.EarlierLife;
import io.lightmill.runpodlocal.ledger.EndpointLedger;
import io.lightmill.runpodlocal.ledger.Ledger;
import io.lightmill.runpodlocal.queue.QueueEvent;
import io.lightmill.runpodlocal.settings.EndpointSettings;
import io.lightmill.runpodlocal.settings.Settings;
import io.lightmill.runpodlocal.simulation.SimulationCounts;
import io.lightmill.runpodlocal.simulation.Surroundings;
import io.lightmill.runpodlocal.simulation.WorkerFleet;
import io.lightmill.runpodlocal.time.Timers;
import io.lightmill.runpodlocal.time.VertxTimers;
import io.lightmill.runpodlocal.webhook.WebhookSender;
import io.lightmill.runpodlocal.webhook.Webhooks;
import io.lightmill.runpodlocal.worker.Results;
import io.lightmill.runpodlocal.worker.WorkerPlane;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Everything, on one event loop: no state is shared between threads, and nothing blocks but the ledger's writes, which are
 * short and rare.
 */
public final class RunpodLocal extends AbstractVerticle {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration WEBHOOK_PAUSE = Duration.ofSeconds(10);

    /** Longer than any ttl that the dispatcher gives, and than results are kept. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Settings settings;
    private final InstantSource time = InstantSource.system();
    private final EarlierLife earlier;
    private final Ledger ledger;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private int port;
    private int adminPort;

    /** Not started yet: it is a verticle. */
    public RunpodLocal(Settings settings) throws IOException {
        this.settings = settings;
        this.ledger = settings.ledger() == null ? Ledger.none(time) : Ledger.appendTo(settings.ledger(), time);
        this.earlier = settings.ledger() == null
                ? EarlierLife.none()
                : EarlierLife.of(settings.ledger(), time.instant().minus(REMEMBERED));
    }

    /** Where both planes listen. */
    public int port() {
        return port;
    }

    /** Where the admin routes listen. */
    public int adminPort() {
        return adminPort;
    }

    @Override
    public void start(Promise<Void> started) {
        Timers timers = new VertxTimers(vertx);
        Random random = new Random(settings.seed());
        Faults faults = new Faults(
                random,
                fault -> ledger.entry("fault").with("fault", Armed.type(fault)).write());
        Results results = new Results(faults);
        Webhooks webhooks = new Webhooks(
                new WebhookSender(
                        client(settings.simulation().connections()), timers, ledger, WEBHOOK_TIMEOUT, WEBHOOK_PAUSE),
                faults,
                timers);
        settings.endpoints().forEach(each -> open(each, timers, faults, webhooks));

        SimulationDial dial = new SimulationDial(settings.simulation());
        Surroundings surroundings = new Surroundings(
                client(settings.simulation().connections()),
                timers,
                time,
                random,
                faults,
                ledger,
                new SimulationCounts(),
                dial::settings);
        WorkerFleet fleet = new WorkerFleet(surroundings, this::endpoint, results);

        Map<String, Operation> operations =
                new LinkedHashMap<>(ClientPlane.operations(faults, webhooks, timers, ledger));
        operations.putAll(WorkerPlane.operations(faults, results, timers, ledger));
        timers.every(TICK, this::tick);
        listen(new V2Routes(endpoints, operations), settings.port(), server -> port = server.actualPort())
                .compose(ignored -> listen(
                        new AdminRoutes(endpoints, faults, fleet, dial),
                        settings.adminPort(),
                        server -> adminPort = server.actualPort()))
                .onSuccess(ignored -> fleet.start(timers))
                .onComplete(started);
    }

    @Override
    public void stop() throws IOException {
        ledger.close();
    }

    private void open(EndpointSettings each, Timers timers, Faults faults, Webhooks webhooks) {
        Endpoint endpoint =
                new Endpoint(each, time, timers, UUID::randomUUID, () -> !faults.holds(TakeFault.NoCapacity.class));
        EndpointLedger lines = new EndpointLedger(ledger, each.id());
        endpoint.listen(lines::write);
        endpoint.listen(event -> {
            if (event instanceof EndpointEvent.OfRequest(QueueEvent.Ended(var request))) {
                webhooks.ended(request, each.switches());
            }
        });
        endpoints.put(each.id(), endpoint);
        earlier.at(each.id()).forEach(request -> endpoint.queue().bury(request.id(), request.status(), request.at()));
    }

    private Endpoint endpoint(String id) {
        return Objects.requireNonNull(endpoints.get(id), () -> "no endpoint " + id);
    }

    private void tick() {
        endpoints.values().forEach(Endpoint::tick);
        ledger.flush();
    }

    private HttpClient client(int connections) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAliveTimeout(30)
                .setConnectTimeout(5_000)
                .setTcpNoDelay(true));
    }

    private Future<Void> listen(Handler<HttpServerRequest> routes, int wanted, Consumer<HttpServer> listening) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost(settings.host())
                        .setPort(wanted)
                        .setIdleTimeout(0)
                        .setMaxInitialLineLength(16_384))
                .requestHandler(routes)
                .listen()
                .onSuccess(listening::accept)
                .mapEmpty();
    }
}
