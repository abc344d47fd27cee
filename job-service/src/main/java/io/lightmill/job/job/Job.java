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
 * @param retryOf the job whose failed items its own stand in for; null: it is no retry
 * @param recovered failed items whose stand-ins are completed
 * @param pauseVersion grows with each change of {@code paused}
 * @param marksVersion grows with each mark on its outputs, and on those that stand in for its items
 */
public record Job(
        UUID id,
        UUID userId,
        UUID groupId,
        String groupName,
        @Nullable UUID retryOf,
        Settings settings,
        ItemCounts items,
        int recovered,
        JobState state,
        boolean paused,
        long pauseVersion,
        boolean cancelRequested,
        long marksVersion,
        double seconds,
        double costUsd,
        Times times) {

    /** While nothing changes for so many times as long as an item took in the mean, nothing moves. */
    private static final int PATIENCE = 3;

    /** Shorter waits say nothing: news come in batches. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(20);

    /**
     * When what happened.
     *
     * @param started when the first item was seen to have left the queue
     * @param finished when the last one was final
     * @param changed when news last changed an item
     */
    public record Times(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant finished,
            Instant changed) {}

    /**
     * What was asked for; never changes.
     *
     * @param ahead before its owner's other jobs of its lane
     */
    public record Settings(
            String name,
            Mode mode,
            Lane lane,
            boolean ahead,
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
                retryOf,
                recovered,
                marksVersion,
                times.created(),
                times.started(),
                times.finished());
    }

    /** What the dispatcher is told first. */
    public JobSubmitted submitted() {
        return new JobSubmitted(
                id,
                userId,
                groupId,
                settings.mode(),
                settings.lane(),
                settings.ahead(),
                settings.engine(),
                settings.parameters(),
                settings.aspectRatio(),
                settings.size(),
                items.total(),
                times.created());
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

    /** By the pace so far. A paused job has none, nor one that stands still: no endpoint takes work, or no worker comes. */
    private @Nullable Double secondsLeft(Instant now) {
        if (state.isFinal() || paused || times.started() == null || ended() == 0) {
            return null;
        }
        Duration spent = Duration.between(times.started(), now);
        Duration pace = spent.dividedBy(ended()).multipliedBy(PATIENCE);
        Duration patience = pace.compareTo(LEAST_PATIENCE) > 0 ? pace : LEAST_PATIENCE;
        if (Duration.between(times.changed(), now).compareTo(patience) > 0) {
            return null;
        }
        return Math.max(0, spent.toMillis() / 1_000.0) * (items.total() - ended()) / ended();
    }
}
