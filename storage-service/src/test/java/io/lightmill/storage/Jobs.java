package io.lightmill.storage;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs and items as job-service would show them. */
public final class Jobs {

    public static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    public static JobView job(UUID id, UUID groupId, Mode mode, JobState state, int completed, int failed) {
        return new JobView(
                id,
                groupId,
                "Cats & \"dogs\"",
                "A job/with: a name",
                mode,
                Lane.BULK,
                state,
                false,
                false,
                Engine.AUGMENT,
                "a cat",
                null,
                2,
                Map.of("recipe", "flip"),
                null,
                null,
                7L,
                1,
                new ItemCounts(completed + failed, 0, 0, 0, completed, failed, 0),
                100,
                1.5,
                0.01,
                null,
                null,
                0,
                0,
                AT,
                AT,
                AT.plusSeconds(60));
    }

    public static ItemView completed(UUID jobId, UUID itemId, UUID attemptId, int ordinal, String parent, byte[] file) {
        return new ItemView(
                itemId,
                jobId,
                ordinal,
                ordinal / 4,
                1 + ordinal % 2,
                1000 + ordinal,
                ItemState.COMPLETED,
                "a cat",
                null,
                List.of(new InputRef("a".repeat(64), parent)),
                1,
                null,
                new ItemView.Output(attemptId, "image/png", file.length, Pictures.sha256(file), 8, 8, "/o", "/p"),
                0.5,
                null,
                Map.of("model", "augment"),
                false,
                false,
                null,
                null,
                AT,
                AT.plusSeconds(ordinal));
    }

    public static ItemView failed(UUID jobId, UUID itemId, int ordinal, String parent, String message) {
        return new ItemView(
                itemId,
                jobId,
                ordinal,
                ordinal / 4,
                1 + ordinal % 2,
                1000 + ordinal,
                ItemState.FAILED,
                "a cat",
                null,
                List.of(new InputRef("b".repeat(64), parent)),
                3,
                new ItemView.Failure(ErrorCode.CONTENT_BLOCKED, message, "Change it."),
                null,
                null,
                null,
                Map.of(),
                false,
                false,
                null,
                null,
                AT,
                AT);
    }

    /** The job, as one whose failed items these stand in for would show it. */
    public static JobView retryOf(UUID first, JobView job) {
        return changed(job, first, 0, 0);
    }

    /** The job after so many of its failed items were made by others, and so many marks. */
    public static JobView changed(JobView job, @Nullable UUID retryOf, int recovered, long marksVersion) {
        return copy(job, job.name(), null, retryOf, recovered, marksVersion);
    }

    /** The job under another name. */
    public static JobView named(JobView job, String name) {
        return copy(job, name, job.seed(), job.retryOf(), job.recovered(), job.marksVersion());
    }

    private static JobView copy(
            JobView job, String name, @Nullable Long seed, @Nullable UUID retryOf, int recovered, long marksVersion) {
        return new JobView(
                job.id(),
                job.groupId(),
                job.groupName(),
                name,
                job.mode(),
                job.lane(),
                job.state(),
                job.paused(),
                job.cancelRequested(),
                job.engine(),
                job.prompt(),
                job.negativePrompt(),
                job.variations(),
                job.parameters(),
                job.aspectRatio(),
                job.size(),
                seed,
                job.sets(),
                job.items(),
                job.progress(),
                job.seconds(),
                job.costUsd(),
                job.secondsLeft(),
                retryOf,
                recovered,
                marksVersion,
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }

    /** The item with what its owner thinks of its output. */
    public static ItemView marked(ItemView item, boolean favourite, boolean rejected) {
        return new ItemView(
                item.id(),
                item.jobId(),
                item.ordinal(),
                item.set(),
                item.variation(),
                item.seed(),
                item.state(),
                item.prompt(),
                item.negativePrompt(),
                item.inputs(),
                item.attempts(),
                item.error(),
                item.output(),
                item.seconds(),
                item.costUsd(),
                item.metadata(),
                favourite,
                rejected,
                item.retryOf(),
                item.retriedBy(),
                item.createdAt(),
                item.finishedAt());
    }

    private Jobs() {}
}
