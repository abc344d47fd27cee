package io.lightmill.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;

/** Where events are appended, in the transaction of the change that they speak of. */
@ApplicationScoped
public class Outbox {

    private final OutboxRows rows;
    private final OutboxRelay relay;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transactions;

    Outbox(OutboxRows rows, OutboxRelay relay, ObjectMapper json, TransactionSynchronizationRegistry transactions) {
        this.rows = rows;
        this.relay = relay;
        this.json = json;
        this.transactions = transactions;
    }

    /**
     * Appends one event; the caller has locked the job or item that it speaks of.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void append(String topic, String key, EventType type, Record body) {
        appendAll(List.of(new OutboxMessage(topic, key, type, body)));
    }

    /**
     * Appends events in this order; the caller has locked what they speak of.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void appendAll(List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event without the transaction of its change");
        }
        rows.insert(messages, this::bytes);
        wakeAfterCommit();
    }

    private byte[] bytes(Record body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract record that is not JSON: " + body.getClass(), e);
        }
    }

    private void wakeAfterCommit() {
        if (transactions.getResource(Outbox.class) != null) {
            return;
        }
        transactions.putResource(Outbox.class, true);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only the commit matters.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
