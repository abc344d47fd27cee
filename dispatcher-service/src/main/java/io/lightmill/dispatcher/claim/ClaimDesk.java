package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.background.Background;
import io.lightmill.dispatcher.background.Gathering;
import io.lightmill.dispatcher.background.Gathering.Waiting;
import io.lightmill.dispatcher.claim.ClaimServing.Served;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import io.lightmill.dispatcher.problem.Problems;
import io.lightmill.dispatcher.queue.Shares;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Where claims come in: those that come together are served together, and what follows a commit happens after it: tickets,
 * shares, figures, bells.
 */
@Singleton
public class ClaimDesk {

    private static final Logger LOG = Logger.getLogger(ClaimDesk.class);
    private static final int GROUP = 32;
    private static final int AGAIN_SECONDS = 1;

    private final Endpoints endpoints;
    private final ClaimServing serving;
    private final ChunkAnswers answers;
    private final Invocations invocations;
    private final Shares shares;
    private final Figures figures;
    private final Bells bells;
    private final Background background;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Gathering<Endpoint, Claim, Optional<ClaimedChunk>> gathering =
            new Gathering<>(GROUP, Claim::invocationId, this::serve);

    ClaimDesk(
            Endpoints endpoints,
            ClaimServing serving,
            ChunkAnswers answers,
            Invocations invocations,
            Shares shares,
            Figures figures,
            Bells bells,
            Background background,
            MeterRegistry meters,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.serving = serving;
        this.answers = answers;
        this.invocations = invocations;
        this.shares = shares;
        this.figures = figures;
        this.bells = bells;
        this.background = background;
        this.meters = meters;
        this.clock = clock;
    }

    /** A chunk for the claim, or nothing. The token was found genuine. */
    public Optional<ClaimedChunk> claim(UUID invocationId, ClaimRequest request) {
        Endpoint endpoint = endpoints.of(invocationId).orElseThrow(Problems::notFound);
        // Its row may be gone with the cleaning; its id still says how old it is.
        if (Ids.createdAt(invocationId)
                .plus(endpoint.life())
                .plus(Endpoint.MARGIN)
                .isBefore(clock.instant())) {
            return Optional.empty();
        }
        return gathering.ask(endpoint, new Claim(invocationId, request));
    }

    private void serve(Endpoint endpoint, List<Waiting<Claim, Optional<ClaimedChunk>>> group) {
        List<Claim> claims = group.stream().map(Waiting::request).toList();
        Map<Claim, Served> served = serving.serve(endpoint, claims);
        List<Waiting<Claim, Optional<ClaimedChunk>>> bound = new ArrayList<>();
        List<Grant.Bound> chunks = new ArrayList<>();
        for (Waiting<Claim, Optional<ClaimedChunk>> waiting : group) {
            Claim claim = waiting.request();
            switch (grant(served, claim)) {
                case Grant.Nothing nothing -> waiting.answer().complete(Optional.empty());
                case Grant.Busy busy ->
                    waiting.answer()
                            .completeExceptionally(Problems.unavailable(
                                    "Two attempts of this run are still open; report them first.", AGAIN_SECONDS));
                case Grant.Stranger stranger -> background.once("enter", () -> enter(endpoint, waiting));
                case Grant.Bound chunk -> {
                    bound.add(waiting);
                    chunks.add(chunk);
                }
            }
        }
        if (!chunks.isEmpty()) {
            background.once("tickets", () -> answer(bound, chunks));
            charge(chunks);
        }
        learn(endpoint, served);
    }

    private static Grant grant(Map<Claim, Served> served, Claim claim) {
        Served found = served.get(claim);
        return found == null ? new Grant.Nothing() : found.grant();
    }

    /** A genuine claim without a row: the row was lost in a failover. It counts from now on, and is asked again. */
    private void enter(Endpoint endpoint, Waiting<Claim, Optional<ClaimedChunk>> waiting) {
        try {
            Claim claim = waiting.request();
            LOG.warnf("A genuine claim without a row is entered. invocationId=%s", claim.invocationId());
            invocations.enter(claim.invocationId(), endpoint);
            waiting.answer().complete(gathering.ask(endpoint, claim));
        } catch (RuntimeException e) {
            waiting.answer().completeExceptionally(e);
        }
    }

    private void answer(List<Waiting<Claim, Optional<ClaimedChunk>>> bound, List<Grant.Bound> chunks) {
        try {
            List<ClaimedChunk> made = answers.of(chunks);
            for (int i = 0; i < made.size(); i++) {
                bound.get(i).answer().complete(Optional.of(made.get(i)));
            }
        } catch (RuntimeException e) {
            // Bound and committed all the same: the same claim again finds its chunk.
            LOG.warnf("No tickets for %d chunks: %s", (Integer) chunks.size(), e.toString());
            bound.forEach(waiting -> waiting.answer()
                    .completeExceptionally(Problems.unavailable("There are no tickets now.", AGAIN_SECONDS)));
        }
    }

    private void charge(List<Grant.Bound> chunks) {
        Map<UUID, Double> seconds = new HashMap<>();
        chunks.forEach(
                chunk -> seconds.merge(chunk.attempt().userId(), chunk.attempt().predicted(), Double::sum));
        shares.charge(seconds);
        meters.counter("lightmill.claims", "outcome", "chunk").increment(chunks.size());
    }

    private void learn(Endpoint endpoint, Map<Claim, Served> served) {
        served.values().forEach(one -> {
            AtClaim row = one.row();
            if (row != null && !row.claimed()) {
                figures.started(endpoint.name(), Duration.ofNanos((long) (row.sincePosted() * 1e9)));
            }
        });
        if (served.values().stream().anyMatch(one -> one.grant() instanceof Grant.Nothing)) {
            meters.counter("lightmill.claims", "outcome", "nothing").increment();
            bells.ring(endpoint.name());
        }
    }
}
