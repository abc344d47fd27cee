package io.lightmill.contracts.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint and how it is.
 *
 * @param state {@code ready}, {@code throttled} (the budget is lowered after a 429) or {@code suspended} (it
 *     refuses us, finds our requests wrong, or is gone)
 * @param budget invocations that may be in flight at once
 * @param inFlight invocations that are not known to be over
 * @param waiting items queued for its engines
 * @param pricePerSecondUsd of one worker
 * @param secondsPerItem measured mean by engine; absent where nothing was made yet
 * @param pricePerItemUsd what an item of the engine cost in the mean, its provider's charge included; before any was made, its
 *     assumed seconds at the workers' price
 * @param startSeconds usual time from invocation to claim
 */
public record EndpointView(
        String name,
        List<Engine> engines,
        String state,
        @Nullable String reason,
        int budget,
        int inFlight,
        int waiting,
        double pricePerSecondUsd,
        Map<Engine, Double> secondsPerItem,
        Map<Engine, Double> pricePerItemUsd,
        double startSeconds) {

    /** Whether invocations go there now. */
    public boolean takesWork() {
        return budget > 0 && !state.equals("suspended");
    }
}
