package io.lightmill.contracts.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What job-service asks dispatcher-service about attempts. */
public final class Attempts {

    /**
     * One attempt whose chunk held the item: {@code GET /jobs/{id}/items/{itemId}/attempts}.
     *
     * @param endedAt null: it is running
     * @param seconds from the claim to its end, or until now
     * @param lost it ended by proven loss
     */
    public record Fact(
            UUID id,
            UUID invocationId,
            String endpoint,
            Instant startedAt,
            @Nullable Instant endedAt,
            double seconds,
            boolean lost) {}

    private Attempts() {}
}
