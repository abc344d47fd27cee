package io.lightmill.e2e;

import io.lightmill.contracts.api.NewGroup;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Json;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that read and change things all the time, over several gateways in turn, as a load balancer would spread them: it looks
 * whether each is ready, and passes over one that refuses the connection, for nothing was sent. Everything else that goes wrong is
 * an error that somebody sees.
 */
final class SteadyClients implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final int LOOK_MILLIS = 100;

    private final Caller caller;
    private final List<URI> gateways;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile List<URI> ready;

    SteadyClients(Caller caller, List<URI> gateways) {
        this.caller = caller;
        this.gateways = gateways;
        this.ready = gateways;
        threads.add(Thread.startVirtualThread(this::look));
        for (int client = 0; client < CLIENTS; client++) {
            threads.add(Thread.startVirtualThread(this::work));
        }
    }

    /** How many requests went well so far. */
    int answered() {
        return answered.get();
    }

    /** What went wrong. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    private void look() {
        try {
            while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                ready = gateways.stream().filter(this::isReady).toList();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(URI gateway) {
        try {
            URI question = gateway.resolve("/q/health/ready");
            return caller.exchange(caller.to(question.toString()).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    private void work() {
        while (stopped.getCount() > 0) {
            ask("/api/jobs?limit=1", "");
            ask("/api/groups", Json.write(new NewGroup("group " + UUID.randomUUID())));
        }
    }

    private void ask(String path, String body) {
        int turn = turns.getAndIncrement();
        List<URI> candidates = ready;
        for (int tried = 0; tried < candidates.size(); tried++) {
            URI gateway = candidates.get((turn + tried) % candidates.size());
            try {
                HttpResponse<String> answer =
                        caller.exchange(request(gateway.resolve(path), body), BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    answered.incrementAndGet();
                } else {
                    errors.add(path + ": " + answer.statusCode() + " " + answer.body());
                }
                return;
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof ConnectException)) {
                    errors.add(path + ": " + e.getCause());
                    return;
                }
            }
        }
        errors.add(path + ": no gateway can be reached");
    }

    private HttpRequest request(URI address, String body) {
        return body.isEmpty()
                ? caller.to(address.toString()).GET().build()
                : caller.json(address.toString())
                        .POST(BodyPublishers.ofString(body))
                        .build();
    }

    @Override
    public void close() throws InterruptedException {
        stopped.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
