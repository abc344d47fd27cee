package io.lightmill.outbox;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Hands a batch to the broker: each address's rows in their order, and none behind one that failed on the spot. */
final class Sender {

    private final Broker broker;
    /** Topics that could not be sent to when it was last tried: they come last, so that one that is missing delays no other. */
    private final Set<String> away = new HashSet<>();

    Sender(Broker broker) {
        this.broker = broker;
    }

    /**
     * Begins to send.
     *
     * @return what is on its way, in the order sent; what is left out waits for the next batch
     */
    Map<OutboxRow, CompletableFuture<Void>> send(List<OutboxRow> due) {
        Map<OutboxRow, CompletableFuture<Void>> sent = new LinkedHashMap<>();
        Set<OutboxRow.Address> refused = new HashSet<>();
        for (OutboxRow row : awayLast(due)) {
            if (refused.contains(row.address())) {
                continue;
            }
            CompletableFuture<Void> future = broker.send(row);
            sent.put(row, future);
            if (!future.isCompletedExceptionally()) {
                away.remove(row.topic());
            } else if (Delivery.isRefusal(future.exceptionNow())) {
                refused.add(row.address());
            } else {
                // Each further row would block as long, and the lock's session is cut when it idles for long.
                away.add(row.topic());
                break;
            }
        }
        return sent;
    }

    private List<OutboxRow> awayLast(List<OutboxRow> due) {
        return due.stream()
                .sorted(Comparator.comparing(row -> away.contains(row.topic())))
                .toList();
    }
}
