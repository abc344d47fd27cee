package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.crash.CrashPoint;
import io.lightmill.dispatcher.background.Gathering;
import io.lightmill.dispatcher.background.Gathering.Waiting;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Addresses;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.problem.Problems;
import io.lightmill.dispatcher.problem.Wait;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where claims come in: those that come together are served together, and are answered after the commit. */
@Singleton
public class ClaimDesk {

    private static final Logger LOG = Logger.getLogger(ClaimDesk.class);
    private static final int GROUP = 32;
    private static final int AGAIN_SECONDS = 1;

    private final Addresses addresses;
    private final Invocations invocations;
    private final ClaimServing serving;
    private final ChunkAnswers answers;
    private final Consequences consequences;
    private final Gathering<Endpoint, Claim, Optional<ClaimedChunk>> gathering =
            new Gathering<>(GROUP, Claim::invocationId, this::serve);

    ClaimDesk(
            Addresses addresses,
            Invocations invocations,
            ClaimServing serving,
            ChunkAnswers answers,
            Consequences consequences) {
        this.addresses = addresses;
        this.invocations = invocations;
        this.serving = serving;
        this.answers = answers;
        this.consequences = consequences;
    }

    /** A chunk for the claim, or nothing. The token was found genuine. */
    public Optional<ClaimedChunk> claim(UUID invocationId, ClaimRequest request) {
        Endpoint endpoint = addresses.endpoint(invocationId).orElseThrow(Problems::notFound);
        return gathering.ask(endpoint, new Claim(invocationId, request));
    }

    private void serve(Endpoint endpoint, List<Waiting<Claim, Optional<ClaimedChunk>>> group) {
        AnswersAhead ahead = new AnswersAhead(answers);
        Map<Claim, Served> served =
                serving.serve(endpoint, group.stream().map(Waiting::request).toList(), ahead::begin);
        List<Waiting<Claim, Optional<ClaimedChunk>>> bound = new ArrayList<>();
        List<Grant.Bound> chunks = new ArrayList<>();
        for (Waiting<Claim, Optional<ClaimedChunk>> waiting : group) {
            switch (grant(served, waiting.request())) {
                case Grant.Nothing nothing -> waiting.answer().complete(Optional.empty());
                case Grant.Busy busy ->
                    waiting.answer()
                            .completeExceptionally(new Wait(
                                    "Two attempts of this run are still open; report them first.", AGAIN_SECONDS));
                // Beside the group: it is asked again, and so waits for the next one.
                case Grant.Stranger stranger -> Thread.ofVirtual().name("enter").start(() -> enter(endpoint, waiting));
                case Grant.Bound chunk -> {
                    bound.add(waiting);
                    chunks.add(chunk);
                }
            }
        }
        if (!chunks.isEmpty()) {
            CrashPoint.CLAIM_COMMITTED.reach();
            // Beside the next group, which need not wait for storage-service.
            ahead.made().whenComplete((made, failure) -> answer(bound, chunks, made, failure));
        }
        follow(endpoint, served, chunks);
    }

    /** What was granted is committed and under way: nothing that fails after it may turn it into an error. */
    private void follow(Endpoint endpoint, Map<Claim, Served> served, List<Grant.Bound> chunks) {
        try {
            consequences.of(endpoint, served, chunks);
        } catch (RuntimeException e) {
            LOG.warnf(e, "What follows from %d claims was not written", (Integer) served.size());
        }
    }

    private static Grant grant(Map<Claim, Served> served, Claim claim) {
        Served found = served.get(claim);
        return found == null ? new Grant.Nothing() : found.grant();
    }

    /**
     * A genuine claim without a row: it was lost in a failover, so the claim counts from now on and is asked again; or it was cleaned
     * away, and then its id is old. An old id with a row proves nothing: while an endpoint is away, the same id is posted again and again.
     */
    private void enter(Endpoint endpoint, Waiting<Claim, Optional<ClaimedChunk>> waiting) {
        try {
            Claim claim = waiting.request();
            if (addresses.isOutlived(claim.invocationId(), endpoint)) {
                waiting.answer().complete(Optional.empty());
                return;
            }
            LOG.warnf("A genuine claim without a row is entered. invocationId=%s", claim.invocationId());
            invocations.enter(claim.invocationId(), endpoint);
            waiting.answer().complete(gathering.ask(endpoint, claim));
        } catch (RuntimeException e) {
            waiting.answer().completeExceptionally(e);
        }
    }

    private static void answer(
            List<Waiting<Claim, Optional<ClaimedChunk>>> bound,
            List<Grant.Bound> chunks,
            @Nullable Map<UUID, ClaimedChunk> made,
            @Nullable Throwable failure) {
        if (made == null) {
            // Bound and committed all the same: the same claim again finds its chunk.
            LOG.warnf("No tickets for %d chunks: %s", (Integer) chunks.size(), String.valueOf(failure));
        }
        for (int i = 0; i < chunks.size(); i++) {
            ClaimedChunk chunk =
                    made == null ? null : made.get(chunks.get(i).attempt().id());
            CompletableFuture<Optional<ClaimedChunk>> answer = bound.get(i).answer();
            if (chunk == null) {
                answer.completeExceptionally(Problems.unavailable("There are no tickets now.", AGAIN_SECONDS));
            } else {
                answer.complete(Optional.of(chunk));
            }
        }
    }
}
