package io.lightmill.contracts.worker;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.Ticket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The items bound to one attempt.
 *
 * @param number the claim's
 * @param mode which of the two tasks of the worker runs it
 * @param deadlineSeconds from before the worker asked until the attempt is over unless a beat moves it
 * @param sessionSeconds seconds left, from before it asked, until no deadline is moved any further
 * @param beatSeconds how often to say how far each item is
 * @param putSeconds how long one PUT may take; the worker's zero lies this long before the deadline
 * @param parameters the engine's
 * @param traceparent of the job's submission: said with whatever is said of the attempt
 * @param items in the order in which to make them
 */
public record ClaimedChunk(
        UUID attemptId,
        int number,
        UUID jobId,
        Mode mode,
        Engine engine,
        Map<String, Object> parameters,
        @Nullable String aspectRatio,
        @Nullable String size,
        double deadlineSeconds,
        double sessionSeconds,
        double beatSeconds,
        double putSeconds,
        @Nullable String traceparent,
        List<ClaimedItem> items) {

    /**
     * One item to make.
     *
     * @param inputs GET tickets, the parent first
     * @param output where to PUT the file, once; 412: it is there already
     * @param preview where to PUT a small JPEG or WebP of it
     */
    public record ClaimedItem(
            UUID id,
            int ordinal,
            int set,
            int variation,
            long seed,
            String prompt,
            @Nullable String negativePrompt,
            List<ClaimedInput> inputs,
            Ticket output,
            Ticket preview) {}

    /** One source picture. */
    public record ClaimedInput(String sha256, @Nullable String name, Ticket ticket) {}
}
