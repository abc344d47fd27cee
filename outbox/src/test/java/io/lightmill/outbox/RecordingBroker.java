package io.lightmill.outbox;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A broker in memory that fails on demand. */
@Mock
@ApplicationScoped
class RecordingBroker implements Broker {

    private final List<OutboxRow> received = new CopyOnWriteArrayList<>();
    private volatile Function<OutboxRow, @Nullable Throwable> failure = row -> null;

    @Override
    public CompletableFuture<Void> send(OutboxRow row) {
        Throwable thrown = failure.apply(row);
        if (thrown != null) {
            return CompletableFuture.failedFuture(thrown);
        }
        received.add(row);
        return CompletableFuture.completedFuture(null);
    }

    void failWith(Function<OutboxRow, @Nullable Throwable> decision) {
        failure = decision;
    }

    List<String> keys() {
        return received.stream().map(OutboxRow::key).toList();
    }

    List<OutboxRow> received() {
        return received;
    }

    void reset() {
        received.clear();
        failure = row -> null;
    }
}
