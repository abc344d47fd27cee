package io.lightmill.job.job;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.event.JobCancelRequested;
import io.lightmill.contracts.event.JobCompleted;
import io.lightmill.contracts.event.JobPaused;
import io.lightmill.contracts.event.JobProgressed;
import io.lightmill.contracts.event.JobSubmitted;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One submission, as its row says.
 *
 * @param pauseVersion grows with each change of {@code paused}
 */
public record Job(
        UUID id,
        UUID userId,
        UUID groupId,
        String groupName,
        Settings settings,
        ItemCounts items,
        JobState state,
        boolean paused,
        long pauseVersion,
        boolean cancelRequested,
        double seconds,
        double costUsd,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What was asked for; never changes. */
    public record Settings(
            String name,
            Mode mode,
            Lane lane,
            Engine engine,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Integer variations,
            Map<String, Object> parameters,
            @Nullable String aspectRatio,
            @Nullable String size,
            @Nullable Long seed,
            int sets) {}

    /** As its owner sees it. */
    public JobView view(Instant now) {
        return new JobView(
                id,
                groupId,
                groupName,
                settings.name(),
                settings.mode(),
                settings.lane(),
                state,
                paused,
                cancelRequested,
                settings.engine(),
                settings.prompt(),
                settings.negativePrompt(),
                settings.variations(),
                settings.parameters(),
                settings.aspectRatio(),
                settings.size(),
                settings.seed(),
                settings.sets(),
                items,
                (int) (100L * ended() / items.total()),
                seconds,
                costUsd,
                secondsLeft(now),
                createdAt,
                startedAt,
                finishedAt);
    }

    /** What the dispatcher is told first. */
    public JobSubmitted submitted() {
        return new JobSubmitted(
                id,
                userId,
                groupId,
                settings.mode(),
                settings.lane(),
                settings.engine(),
                settings.parameters(),
                settings.aspectRatio(),
                settings.size(),
                items.total(),
                createdAt);
    }

    /** What the browser is told as it goes. */
    public JobProgressed progressed(Instant now) {
        return new JobProgressed(id, userId, groupId, state, paused, items, now);
    }

    /** What everybody is told at its end. */
    public JobCompleted ended(Instant now) {
        return new JobCompleted(id, userId, groupId, state, items, now);
    }

    /** That its owner cancelled it. */
    public JobCancelRequested cancelRequest(Instant now) {
        return new JobCancelRequested(id, userId, now);
    }

    /** Whether it is paused, with the version of that word. */
    public JobPaused pauseWord(Instant now) {
        return new JobPaused(id, userId, paused, pauseVersion, now);
    }

    private int ended() {
        return items.completed() + items.failed() + items.cancelled();
    }

    /** By the pace so far; a paused job has none. */
    private @Nullable Double secondsLeft(Instant now) {
        if (state.isFinal() || paused || startedAt == null || ended() == 0) {
            return null;
        }
        double spent = Duration.between(startedAt, now).toMillis() / 1_000.0;
        return Math.max(0, spent) * (items.total() - ended()) / ended();
    }
}
