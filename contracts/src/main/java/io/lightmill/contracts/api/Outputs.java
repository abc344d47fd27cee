package io.lightmill.contracts.api;

import io.lightmill.contracts.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What services ask storage-service about outputs. */
public final class Outputs {

    /** {@code POST /outputs/present}: which of these attempts left a whole object in the bucket? */
    public record PresentRequest(List<Key> keys) {}

    /** The place of one attempt's output. */
    public record Key(UUID jobId, UUID itemId, UUID attemptId) {}

    /** Those that are there, in no order. */
    public record PresentAnswer(List<Present> present) {}

    /** One that is there. */
    public record Present(Key key, long bytes, @Nullable String contentType) {}

    /** {@code POST /outputs/states}: what became of these outputs? (job-service's comparison) */
    public record StatesRequest(List<UUID> itemIds) {}

    /** Those that storage-service knows of. */
    public record StatesAnswer(List<State> states) {}

    /**
     * What became of one output.
     *
     * @param archived the facts of {@code OutputArchived}; null while it waits or when it was rejected
     * @param rejected why; null otherwise
     */
    public record State(
            UUID itemId,
            UUID attemptId,
            @Nullable Archived archived,
            @Nullable ErrorCode rejected,
            @Nullable String message) {}

    /** The facts of an archived output. */
    public record Archived(
            UUID jobId,
            UUID userId,
            String object,
            String contentType,
            long bytes,
            String sha256,
            long crc32,
            int width,
            int height) {}

    private Outputs() {}
}
