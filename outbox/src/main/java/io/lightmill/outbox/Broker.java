package io.lightmill.outbox;

import java.util.concurrent.CompletableFuture;

/** The message broker, as the relay sees it. */
interface Broker {

    /** Sends a row; the future ends with the broker's acknowledgement or refusal. */
    CompletableFuture<Void> send(OutboxRow row);
}
