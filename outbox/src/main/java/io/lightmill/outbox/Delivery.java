package io.lightmill.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/**
 * How a batch went.
 *
 * @param acknowledged ids of rows that the broker has
 * @param refused rows that it will never take as they are
 * @param unavailable why it could not take others now
 */
record Delivery(List<Long> acknowledged, Map<OutboxRow, Throwable> refused, Optional<Throwable> unavailable) {

    static Delivery await(Map<OutboxRow, CompletableFuture<Void>> sent) {
        List<Long> acknowledged = new ArrayList<>();
        Map<OutboxRow, Throwable> refused = new LinkedHashMap<>();
        Throwable unavailable = null;
        for (Map.Entry<OutboxRow, CompletableFuture<Void>> entry : sent.entrySet()) {
            try {
                entry.getValue().get();
                acknowledged.add(entry.getKey().id());
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (isRefusal(cause)) {
                    refused.put(entry.getKey(), cause);
                } else {
                    unavailable = cause;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                unavailable = e;
            }
        }
        return new Delivery(acknowledged, refused, Optional.ofNullable(unavailable));
    }

    /** What is wrong with the record itself stays wrong; everything else passes. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof SerializationException
                || cause instanceof InvalidTopicException
                || cause instanceof TopicAuthorizationException;
    }
}
