package io.lightmill.dispatcher.schedule;

import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Poster;
import io.lightmill.dispatcher.invocation.Postings;
import io.lightmill.dispatcher.replicas.Replica;
import java.util.UUID;

/** A replica with an intent that it took. */
record Sender(Replica replica, UUID intent) {

    void post(Endpoint endpoint) throws InterruptedException {
        replica.get(Poster.class).post(endpoint, intent);
    }

    void begin() {
        replica.get(Postings.class).aboutToPost(intent, replica.get(UUID.class));
    }

    void findUnsent() {
        replica.get(Postings.class).unsent(intent, replica.get(UUID.class));
    }
}
