package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Bindings;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.queue.Shares;
import io.lightmill.dispatcher.queue.Shares.Charge;
import io.lightmill.trace.CurrentTrace;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What claims mean for others, after their commit: users are charged, lessons are learnt, and a worker that left is replaced. */
@Singleton
class Consequences {

    private static final Logger LOG = Logger.getLogger(Consequences.class);

    private final Bindings bindings;
    private final Shares shares;
    private final Lessons lessons;
    private final Bells bells;
    private final MeterRegistry meters;

    Consequences(Bindings bindings, Shares shares, Lessons lessons, Bells bells, MeterRegistry meters) {
        this.bindings = bindings;
        this.shares = shares;
        this.lessons = lessons;
        this.bells = bells;
        this.meters = meters;
    }

    void of(Endpoint endpoint, Map<Claim, Served> served, List<Grant.Bound> chunks) {
        chunks.forEach(chunk -> bindings.keep(chunk.attempt().binding()));
        Map<UUID, Charge> charges = new HashMap<>();
        for (Grant.Bound chunk : chunks) {
            Charge charge = chunk.charge();
            if (charge != null) {
                note(chunk);
                charges.merge(chunk.attempt().userId(), charge, Charge::and);
                meters.counter("lightmill.claims", "outcome", "chunk").increment();
            }
        }
        shares.charge(charges);
        served.forEach((claim, one) -> lessons.learn(endpoint, claim, one));
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
}
