package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.endpoint.AbleEngines;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What claims teach of their endpoint: how long a worker takes to come, and which engines it really has. */
@Singleton
class Lessons {

    private final Figures figures;
    private final AbleEngines able;

    Lessons(Figures figures, AbleEngines able) {
        this.figures = figures;
        this.able = able;
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
            able.heard(endpoint, claim.engines(endpoint), turnedAway);
        }
    }
}
