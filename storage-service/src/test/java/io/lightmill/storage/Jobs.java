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
                AT,
                AT);
    }

    private Jobs() {}
}
