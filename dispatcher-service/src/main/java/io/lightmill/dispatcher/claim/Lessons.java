package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Engine;
import io.lightmill.dispatcher.endpoint.AbleEngines;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import io.lightmill.dispatcher.queue.Due;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What claims teach of their endpoint: how long a worker takes to come, and which engines it really has. */
@Singleton
class Lessons {

    private final Figures figures;
    private final AbleEngines able;
    private final Due due;

    Lessons(Figures figures, AbleEngines able, Due due) {
        this.figures = figures;
        this.able = able;
        this.due = due;
    }

    void learn(Endpoint endpoint, Claim claim, Served served) {
        start(endpoint, served.row());
        engines(endpoint, claim, served.grant() instanceof Grant.Nothing);
    }

    /** From first claims; of a closed one none is written, so that each would come as the first, and of an entered one nobody knows its POST. */
    private void start(Endpoint endpoint, @Nullable AtClaim row) {
        Double sincePosted = row == null || row.claimed() || row.closed() ? null : row.sincePosted();
        if (sincePosted != null) {
            figures.started(endpoint.name(), Duration.ofNanos((long) (sincePosted * 1e9)));
        }
    }

    private void engines(Endpoint endpoint, Claim claim, boolean turnedAway) {
        if (claim.request().engines() == null) {
            able.believe(endpoint);
        } else {
            Set<Engine> has = claim.engines(endpoint);
            able.heard(endpoint, has, turnedAway ? missed(endpoint, has) : Set.of());
        }
    }

    /** That there is no work says nothing of who could do it: an engine that it lacks counts only while its work waits. */
    private Set<Engine> missed(Endpoint endpoint, Set<Engine> has) {
        return able.unsure(endpoint, has).stream()
                .filter(engine -> !due.count(Set.of(engine), 1, 0).isEmpty())
                .collect(Collectors.toSet());
    }
}
