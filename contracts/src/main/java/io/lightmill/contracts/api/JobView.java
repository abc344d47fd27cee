package io.lightmill.contracts.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its owner sees it.
 *
 * @param sets how many sets its items form
 * @param cancelRequested whether it was cancelled, though items may still be running
 * @param progress final items, 0 to 100
 * @param seconds engine seconds spent so far
 * @param costUsd spent on its items so far: always the sum of theirs
 * @param secondsLeft estimated; null when nothing is known yet, when it is final, and while nothing moves
 * @param retryOf the job whose failed items its own stand in for; null: it is no retry
 * @param recovered failed items whose stand-ins are completed
 * @param marksVersion grows whenever one of its outputs, or of those that stand in for them, becomes a favourite, a reject, or neither
 */
public record JobView(
        UUID id,
        UUID groupId,
        String groupName,
        String name,
        Mode mode,
        Lane lane,
        JobState state,
        boolean paused,
        boolean cancelRequested,
        Engine engine,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable Integer variations,
        Map<String, Object> parameters,
        @Nullable String aspectRatio,
        @Nullable String size,
        @Nullable Long seed,
        int sets,
        ItemCounts items,
        int progress,
        double seconds,
        double costUsd,
        @Nullable Double secondsLeft,
        @Nullable UUID retryOf,
        int recovered,
        long marksVersion,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
