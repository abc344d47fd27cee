package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Bindings;
import io.lightmill.dispatcher.endpoint.AbleEngines;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import io.lightmill.dispatcher.queue.Shares;
import io.lightmill.trace.CurrentTrace;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What claims mean for others, after their commit: users are charged, start times and engines learnt, and a worker that left is replaced. */
@Singleton
class Consequences {

    private static final Logger LOG = Logger.getLogger(Consequences.class);

    private final Bindings bindings;
    private final Shares shares;
    private final Figures figures;
    private final AbleEngines able;
    private final Bells bells;
    private final MeterRegistry meters;

    Consequences(
            Bindings bindings, Shares shares, Figures figures, AbleEngines able, Bells bells, MeterRegistry meters) {
        this.bindings = bindings;
        this.shares = shares;
        this.figures = figures;
        this.able = able;
        this.bells = bells;
        this.meters = meters;
    }

    void of(Endpoint endpoint, Map<Claim, Served> served, List<Grant.Bound> chunks) {
        chunks.forEach(Consequences::note);
        chunks.forEach(chunk -> bindings.keep(chunk.attempt().binding()));
        charge(chunks);
        served.forEach((claim, one) -> {
            learn(endpoint, one.row());
            hear(endpoint, claim, one.grant() instanceof Grant.Nothing);
        });
        long turnedAway = served.values().stream()
                .filter(one -> one.grant() instanceof Grant.Nothing)
                .count();
        if (turnedAway > 0) {
            meters.counter("lightmill.claims", "outcome", "nothing").increment(turnedAway);
            bells.ring(endpoint.name());
        }
    }

    private static void note(Grant.Bound chunk) {
        Attempt attempt = chunk.attempt();
        try (CurrentTrace.Scope scope = CurrentTrace.enter(chunk.job().traceparent())) {
            LOG.infof(
                    "A chunk is bound, %d items. jobId=%s attemptId=%s invocationId=%s",
                    (Integer) attempt.items().size(), attempt.jobId(), attempt.id(), attempt.invocationId());
        }
    }

    private void charge(List<Grant.Bound> chunks) {
        Map<UUID, Double> seconds = new HashMap<>();
        chunks.forEach(
                chunk -> seconds.merge(chunk.attempt().userId(), chunk.attempt().predicted(), Double::sum));
        shares.charge(seconds);
        meters.counter("lightmill.claims", "outcome", "chunk").increment(chunks.size());
    }

    private void hear(Endpoint endpoint, Claim claim, boolean turnedAway) {
        if (claim.request().engines() == null) {
            able.believe(endpoint);
        } else {
            able.heard(endpoint, claim.engines(endpoint), turnedAway);
        }
    }

    /** From first claims; of a closed one none is written, so that each would come as the first, and of an entered one nobody knows its POST. */
    private void learn(Endpoint endpoint, @Nullable AtClaim row) {
        Double sincePosted = row == null || row.claimed() || row.closed() ? null : row.sincePosted();
        if (sincePosted != null) {
            figures.started(endpoint.name(), Duration.ofNanos((long) (sincePosted * 1e9)));
        }
    }
}
