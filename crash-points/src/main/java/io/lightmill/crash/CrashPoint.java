package io.lightmill.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A moment between two writes at which the process may drop dead without breaking a promise; tests make it do so.
 *
 * <p>Off unless the JVM was started with {@code -Dlightmill.crash-points=FOLDER}: no configuration, request or record can turn it on, and
 * without the flag {@link #reach} is a comparison with a constant. With it, whoever reaches a point whose file {@code NAME.armed} lies in
 * the folder renames that to {@code NAME.hit}, once among all processes, and is gone at that moment: nothing is flushed, no hook runs.
 */
public enum CrashPoint {
    /** dispatcher-service: intents are committed, none is posted. */
    INTENT_COMMITTED,
    /** dispatcher-service: it is written that an intent is about to be posted, and it is not. */
    POST_ANNOUNCED,
    /** dispatcher-service: a POST has left, nobody has read its answer. */
    RUN_SENT,
    /** dispatcher-service: RunPod has answered, its id is not stored. */
    RUN_ANSWERED,
    /** dispatcher-service: RunPod's id is stored. */
    RUN_RECORDED,
    /** dispatcher-service: chunks are bound, no worker has them. */
    CLAIM_COMMITTED,
    /** dispatcher-service: verdicts are settled, no worker was answered. */
    VERDICT_SETTLED,
    /** dispatcher-service: a job's flag is committed, its items are not cancelled yet. */
    FLAG_COMMITTED,
    /** dispatcher-service: commands are stored, their records are not acknowledged. */
    COMMANDS_TAKEN,
    /** job-service: a submission is committed, nobody was answered. */
    SUBMISSION_COMMITTED,
    /** job-service: cancel or pause is committed, the dispatcher does not know. */
    STEERING_COMMITTED,
    /** job-service: news of items are stored, their records are not acknowledged. */
    NEWS_TAKEN,
    /** storage-service: outputs are archived, their records are not acknowledged. */
    OUTPUTS_ARCHIVED,
    /** Each with an outbox: the broker has acknowledged records, their rows are still there. */
    WORDS_SENT,
    /** Each with an outbox: the rows of acknowledged records are removed. */
    WORDS_REMOVED;

    private static final @Nullable Path FOLDER = folder();

    /** As of a process that was killed. */
    private static final int KILLED = 137;

    private static @Nullable Path folder() {
        String folder = System.getProperty("lightmill.crash-points");
        return folder == null || folder.isEmpty() ? null : Path.of(folder);
    }

    /** The process has come here; it may not come further. */
    public void reach() {
        if (FOLDER != null) {
            crashIfArmed(FOLDER);
        }
    }

    private void crashIfArmed(Path folder) {
        try {
            Files.move(
                    folder.resolve(name() + ".armed"), folder.resolve(name() + ".hit"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notArmed) {
            return;
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
