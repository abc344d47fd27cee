package io.lightmill.contracts.api;

import java.util.List;
import java.util.UUID;

/** dispatcher-service asks storage-service for the tickets of claimed items: {@code POST /tickets}. */
public final class Tickets {

    /** The items of one or several claims. */
    public record Request(List<Wanted> items) {}

    /**
     * One item of an attempt.
     *
     * @param inputs SHA-256 of the inputs, in order
     */
    public record Wanted(UUID userId, UUID jobId, UUID itemId, UUID attemptId, List<String> inputs) {}

    /** In the order asked. */
    public record Answer(List<Granted> items) {}

    /**
     * The tickets of one item.
     *
     * @param inputs GET, in order
     * @param output PUT, once
     * @param preview PUT, once
     */
    public record Granted(UUID itemId, List<Ticket> inputs, Ticket output, Ticket preview) {}

    private Tickets() {}
}
