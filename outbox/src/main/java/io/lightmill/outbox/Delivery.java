package io.lightmill.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/**
 * How a batch went.
 *
 * @param acknowledged ids of rows that the broker has, and all rows of their address before them
 * @param refused rows that it will never take as they are
 * @param unavailable why it could not take others now
 */
record Delivery(List<Long> acknowledged, Map<OutboxRow, Throwable> refused, Optional<Throwable> unavailable) {

    /** Nothing was to be sent. */
    static final Delivery NONE = new Delivery(List.of(), Map.of(), Optional.empty());

    /**
     * Waits for the end of each.
     *
     * @param sent in the order sent
     */
    static Delivery await(Map<OutboxRow, CompletableFuture<Void>> sent) {
        List<Long> acknowledged = new ArrayList<>();
        Map<OutboxRow, Throwable> refused = new LinkedHashMap<>();
        Set<OutboxRow.Address> behind = new HashSet<>();
        Throwable unavailable = null;
        for (Map.Entry<OutboxRow, CompletableFuture<Void>> entry : sent.entrySet()) {
            try {
                entry.getValue().get();
                // What overtook a failed row of its address is sent again behind it, so that the last word said is the
                // newest.
                if (!behind.contains(entry.getKey().address())) {
                    acknowledged.add(entry.getKey().id());
                }
            } catch (ExecutionException e) {
                behind.add(entry.getKey().address());
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (isRefusal(cause)) {
                    refused.put(entry.getKey(), cause);
                } else {
                    unavailable = cause;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                behind.add(entry.getKey().address());
                unavailable = e;
            }
        }
        return new Delivery(acknowledged, refused, Optional.ofNullable(unavailable));
    }

    /** What is wrong with the record itself stays wrong; everything else passes. */
    static boolean isRefusal(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof SerializationException
                || cause instanceof InvalidTopicException
                || cause instanceof TopicAuthorizationException;
    }
}
