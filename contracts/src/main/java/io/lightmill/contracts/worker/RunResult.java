package io.lightmill.contracts.worker;

import java.util.List;
import java.util.UUID;

/**
 * The {@code output} of a RunPod request: the run that made it repeats the outcomes of all its items.
 *
 * @param protocol 1
 */
public record RunResult(int protocol, UUID invocationId, UUID runId, List<AttemptResult> attempts) {

    /** The verdicts of one attempt. */
    public record AttemptResult(UUID attemptId, List<ItemReport> items) {}
}
