package io.lightmill.outbox;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A broker in memory that fails on demand, on the spot or when it is waited for. */
@Mock
@ApplicationScoped
class RecordingBroker implements Broker {

    private final List<OutboxRow> received = new CopyOnWriteArrayList<>();
    private volatile Function<OutboxRow, @Nullable Throwable> failure = row -> null;
    private volatile boolean late;

    @Override
    public CompletableFuture<Void> send(OutboxRow row) {
        Throwable thrown = failure.apply(row);
        if (thrown == null) {
            received.add(row);
            return CompletableFuture.completedFuture(null);
        }
        return late ? new FailsWhenAwaited(thrown) : CompletableFuture.failedFuture(thrown);
    }

    void failWith(Function<OutboxRow, @Nullable Throwable> decision) {
        failure = decision;
        late = false;
    }

    void failLater(Function<OutboxRow, @Nullable Throwable> decision) {
        failure = decision;
        late = true;
    }

    List<String> keys() {
        return received.stream().map(OutboxRow::key).toList();
    }

    List<OutboxRow> received() {
        return received;
    }

    void reset() {
        received.clear();
        failWith(row -> null);
    }

    /** The broker's answer comes after everything was sent. */
    private static final class FailsWhenAwaited extends CompletableFuture<Void> {
        private final Throwable thrown;

        private FailsWhenAwaited(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public Void get() throws InterruptedException, ExecutionException {
            completeExceptionally(thrown);
            return super.get();
        }
    }
}
