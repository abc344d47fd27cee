package io.lightmill.dispatcher;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Tickets;
import io.lightmill.dispatcher.storage.Storage;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** storage-service in the process: tickets for everything, and the bucket is a set of keys. */
@Mock
@Singleton
@RestClient
public class FakeStorage implements Storage {

    public final Set<Outputs.Key> bucket = ConcurrentHashMap.newKeySet();
    public volatile boolean away;
    /** Tickets are given once it is open. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    public void reset() {
        bucket.clear();
        away = false;
        gate = new CountDownLatch(0);
    }

    @Override
    public Tickets.Answer tickets(Tickets.Request request) {
        failIfAway();
        awaitGate();
        return new Tickets.Answer(request.items().stream()
                .map(wanted -> new Tickets.Granted(
                        wanted.itemId(),
                        wanted.inputs().stream()
                                .map(input -> ticket("GET", "inputs/" + input))
                                .toList(),
                        ticket("PUT", "outputs/" + wanted.itemId() + "/" + wanted.attemptId()),
                        ticket("PUT", "previews/" + wanted.itemId() + "/" + wanted.attemptId())))
                .toList());
    }

    @Override
    public Outputs.PresentAnswer present(Outputs.PresentRequest request) {
        failIfAway();
        return new Outputs.PresentAnswer(request.keys().stream()
                .filter(bucket::contains)
                .map(key -> new Outputs.Present(key, 7, "image/png"))
                .toList());
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failIfAway() {
        if (away) {
            throw new IllegalStateException("storage-service is away");
        }
    }

    private static Ticket ticket(String method, String key) {
        return new Ticket(method, "http://bucket.test/" + key, Map.of(), Instant.EPOCH);
    }
}
