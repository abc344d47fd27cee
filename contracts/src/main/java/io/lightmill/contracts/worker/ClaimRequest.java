package io.lightmill.contracts.worker;

import io.lightmill.contracts.api.Engine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run asks for a chunk. The same (run, number) again is the same claim and gets what of its chunk still belongs to it.
 *
 * @param runId drawn anew by each execution of the handler
 * @param number 1 for the run's first claim, then 2, …
 * @param runpodId RunPod's id of the request
 * @param workerId which worker runs it, to be shown
 * @param engines that this worker can run; null: whatever its endpoint is configured for
 * @param concurrency items of each engine that this worker makes at once, from 1; of an engine that is not named it gets whole chunks,
 *     and of all where this is null
 */
public record ClaimRequest(
        UUID runId,
        int number,
        String runpodId,
        @Nullable String workerId,
        @Nullable List<Engine> engines,
        @Nullable Map<Engine, Integer> concurrency) {}
