package io.lightmill.contracts.api;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.error.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Failed items of a job, and their second chance: other items, in a job of their own, that stand in for them. */
public final class Retries {

    /**
     * The items of a job that failed for one reason: {@code GET /api/jobs/{id}/failures}.
     *
     * @param sentence the code in words
     * @param advice what to do about it
     * @param count items that failed so
     * @param retriable how many of them nothing stands in for yet, neither open nor completed
     */
    @Schema(name = "FailureGroup")
    public record FailureGroup(ErrorCode code, Fault fault, String sentence, String advice, int count, int retriable) {}

    /**
     * Which failed items to try again, and what to do otherwise this time: {@code POST /api/jobs/{id}/retry}.
     *
     * @param code only those that failed so; null: whatever the reason
     * @param itemIds exactly these; null: all that may be tried again
     * @param name of the new job; null: the old one's, marked as a retry
     * @param prompt in place of every item's; null: as they are
     * @param negativePrompt likewise; an empty one takes it away
     * @param engine null: the same
     * @param parameters over the old ones, by name; a null value takes one away
     * @param size null: the same; an empty one takes it away
     * @param aspectRatio likewise
     * @param newSeeds true: seeds are drawn anew; else each item keeps its own
     */
    @Schema(name = "RetryItems")
    public record Request(
            @Nullable String code,
            @Nullable List<UUID> itemIds,
            @Nullable String name,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Engine engine,
            @Nullable Map<String, Object> parameters,
            @Nullable String size,
            @Nullable String aspectRatio,
            @Nullable Boolean newSeeds) {}

    /**
     * The item that stands in for a failed one; where all have failed or were cancelled, the newest.
     *
     * @param state where it is; {@code completed}: it took the failed one's place
     */
    @Schema(name = "StandIn")
    public record StandIn(UUID itemId, UUID jobId, ItemState state) {}

    private Retries() {}
}
