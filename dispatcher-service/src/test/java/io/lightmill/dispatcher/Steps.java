package io.lightmill.dispatcher;

import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.claim.ClaimDesk;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.invocation.Poster;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.Poller;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongUnaryOperator;

/** The dispatcher's steps, taken by hand. */
@Singleton
public class Steps {

    private final Endpoints endpoints;
    private final Permits permits;
    private final Poster poster;
    private final Invocations invocations;
    private final ClaimDesk desk;
    private final Settler settler;
    private final DueInvocations due;
    private final Poller poller;
    private final FakeRunPod runPod;

    Steps(
            Endpoints endpoints,
            Permits permits,
            Poster poster,
            Invocations invocations,
            ClaimDesk desk,
            Settler settler,
            DueInvocations due,
            Poller poller,
            FakeRunPod runPod) {
        this.endpoints = endpoints;
        this.permits = permits;
        this.poster = poster;
        this.invocations = invocations;
        this.desk = desk;
        this.settler = settler;
        this.due = due;
        this.poller = poller;
        this.runPod = runPod;
    }

    public Endpoint endpoint() {
        return endpoints.named("local").orElseThrow();
    }

    /** Takes permits and posts. */
    public void post() throws InterruptedException {
        for (UUID intent : permits.take(endpoint())) {
            poster.post(endpoint(), intent);
        }
    }

    /** An invocation that RunPod has. */
    public UUID posted() {
        return posted(drawn -> drawn);
    }

    /** One with an id by which its run is given chunks for as long as any is. */
    public UUID postedForLong() {
        return posted(drawn -> drawn & ~0xFFFF_FFFFL);
    }

    /** One with an id by which its run is given chunks for no longer than any is. */
    public UUID postedForShort() {
        return posted(drawn -> drawn | 0xFFFF_FFFFL);
    }

    private UUID posted(LongUnaryOperator lower) {
        UUID any = Ids.create(Instant.now(), endpoint().mark());
        UUID id = new UUID(any.getMostSignificantBits(), lower.applyAsLong(any.getLeastSignificantBits()));
        invocations.enter(id, endpoint());
        return id;
    }

    public Optional<ClaimedChunk> claim(UUID invocation, UUID run, int number) {
        return desk.claim(invocation, Fixture.claim(invocation, run, number));
    }

    /** Its worker says that it made an item. */
    public void report(ClaimedChunk chunk, UUID item) {
        settler.settle(chunk.jobId(), Word.reports(chunk.attemptId(), List.of(Fixture.generated(item))));
    }

    /** RunPod says this of an invocation, and is asked at once. */
    public void end(UUID invocation, StatusAnswer answer) {
        String runpodId = FakeRunPod.runpodId(invocation);
        runPod.statuses.put(runpodId, answer);
        invocations.heard(invocation, endpoint(), runpodId);
        invocations.pollWithin(List.of(invocation), Duration.ZERO);
        due.takePolls().forEach(poller::poll);
    }
}
