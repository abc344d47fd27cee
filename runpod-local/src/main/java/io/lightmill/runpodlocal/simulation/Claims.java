package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The claims of one run: one at a time, numbered, until nothing is queued or the session is over. */
final class Claims {

    private static final int TRIES = 100;
    private static final Map<Engine, Integer> ONE_AT_A_TIME =
            Arrays.stream(Engine.values()).collect(Collectors.toMap(Function.identity(), engine -> 1));

    private final Surroundings with;
    private final WorkerRoutes routes;
    private final Claimant claimant;
    private final Listener listener;
    private Instant sessionEnd;
    private int asked;
    private boolean asking;
    private boolean exhausted;

    /**
     * Asks nothing yet.
     *
     * @param session from now on
     */
    Claims(Surroundings with, WorkerRoutes routes, Claimant claimant, Duration session, Listener listener) {
        this.with = with;
        this.routes = routes;
        this.claimant = claimant;
        this.listener = listener;
        this.sessionEnd = with.now().plus(session);
    }

    /** Who claims. */
    record Claimant(String workerId, String requestId, UUID runId) {

        ClaimRequest request(int number) {
            return new ClaimRequest(runId, number, requestId, workerId, null, ONE_AT_A_TIME);
        }
    }

    /** The run. */
    interface Listener {

        /** Whether the run is over: then there is no use in asking on. */
        boolean isOver();

        /** A chunk that was asked for then. */
        void claimed(ClaimedChunk chunk, Instant asked);

        /** There will be no more. */
        void exhausted();
    }

    /** Asks for a chunk, unless one is being asked for or there will be no more. */
    void ask() {
        if (asking || exhausted) {
            return;
        }
        asking = true;
        int number = ++asked;
        Instant[] when = {with.now()};
        Again.whilePassing(with.timers(), TRIES, () -> {
                    when[0] = with.now();
                    return listener.isOver() || isPast(when[0])
                            ? Future.succeededFuture(Optional.<ClaimedChunk>empty())
                            : routes.claim(claimant.request(number));
                })
                .onComplete(answer -> {
                    asking = false;
                    answered(answer.succeeded() ? answer.result() : Optional.empty(), when[0]);
                });
    }

    private void answered(Optional<ClaimedChunk> answer, Instant when) {
        if (listener.isOver()) {
            return;
        }
        if (answer.isPresent()) {
            listener.claimed(answer.get(), when);
        } else {
            exhausted = true;
            listener.exhausted();
        }
    }

    /** The session ends then, if not sooner. */
    void endBy(Instant end) {
        if (end.isBefore(sessionEnd)) {
            sessionEnd = end;
        }
    }

    private boolean isPast(Instant now) {
        return !now.isBefore(sessionEnd);
    }

    /** Whether no chunk will come any more. */
    boolean areOver() {
        return exhausted && !asking;
    }
}
