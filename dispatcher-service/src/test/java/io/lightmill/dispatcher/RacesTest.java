package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.claim.ClaimDesk;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.AbleEngines;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.settle.Settling;
import io.lightmill.dispatcher.settle.Word;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once, one winner. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class RacesTest {

    private static final int THREADS = 8;

    @Inject
    Fixture fixture;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    Due due;

    @Inject
    Endpoints endpoints;

    @Inject
    Invocations invocations;

    @Inject
    ClaimDesk desk;

    @Inject
    Settling settling;

    @Inject
    JobFlags flags;

    @BeforeEach
    void begin() {
        fixture.empty();
        storage.reset();
    }

    @Test
    void replicasThatTakePermitsAtOnceStayWithinTheBudget() throws Exception {
        fixture.queued(Fixture.aJob(Lane.BULK, 100));
        List<List<UUID>> taken = atOnce(i -> new Permits(
                        sql,
                        transactions,
                        due,
                        new AbleEngines(InstantSource.system()),
                        UUID.randomUUID(),
                        InstantSource.system())
                .take(endpoint()));

        assertThat(taken.stream().mapToInt(List::size).sum())
                .isEqualTo(endpoint().budget());
        assertThat(fixture.count("invocation")).isEqualTo(endpoint().budget());
    }

    @Test
    void claimsAtOnceShareTheItemsAndNoneIsGivenTwice() throws Exception {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.BULK, 20));
        List<Optional<ClaimedChunk>> chunks = atOnce(i -> claim(posted(), UUID.randomUUID(), 1));

        List<UUID> given = chunks.stream()
                .flatMap(Optional::stream)
                .flatMap(chunk -> chunk.items().stream())
                .map(ClaimedChunk.ClaimedItem::id)
                .toList();
        assertThat(given).doesNotHaveDuplicates().isNotEmpty();
        assertThat(fixture.count("item where state = 'processing' and job_id = ?", Ids.bytes(job.id())))
                .isEqualTo(given.size());
    }

    @Test
    void theSameClaimManyTimesAtOnceIsOneAttempt() throws Exception {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 20));
        UUID invocation = posted();
        UUID run = UUID.randomUUID();
        List<Optional<ClaimedChunk>> chunks = atOnce(i -> claim(invocation, run, 1));

        assertThat(chunks).allMatch(Optional::isPresent);
        assertThat(chunks.stream().map(chunk -> chunk.orElseThrow().attemptId()).distinct())
                .hasSize(1);
        assertThat(fixture.count("attempt")).isEqualTo(1);
    }

    @Test
    void runsOfOneInvocationAtOnceTouchTheGpuOnce() throws Exception {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 40));
        UUID invocation = posted();
        List<Optional<ClaimedChunk>> chunks = atOnce(i -> claim(invocation, UUID.randomUUID(), 1));

        assertThat(chunks.stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void contradictingVerdictsAtOnceCountOnce() throws Exception {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        UUID attempt = claim(posted(), UUID.randomUUID(), 1).orElseThrow().attemptId();
        UUID item = job.items().getFirst();
        atOnce(i -> settling.settle(
                job.id(),
                List.of(Word.reports(
                        attempt,
                        List.of(
                                i % 2 == 0
                                        ? Fixture.generated(item)
                                        : Fixture.failed(item, ErrorCode.CONTENT_BLOCKED))))));

        assertThat(fixture.events(job.id())).hasSize(2).startsWith("io.lightmill.items.started.v1");
        assertThat(fixture.states(job.id()).get(item)).isIn("generated", "failed");
    }

    @Test
    void onceCancelIsAnsweredNoClaimGetsAnItem() throws Exception {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.BULK, 400));
        AtomicBoolean answered = new AtomicBoolean();
        List<Boolean> late = atOnce(i -> {
            if (i == 0) {
                flags.cancel(job.id());
                answered.set(true);
                flags.cancelWaiting(job.id());
                return false;
            }
            boolean after = answered.get();
            return claim(posted(), UUID.randomUUID(), 1).isPresent() && after;
        });

        assertThat(late).doesNotContain(true);
        assertThat(fixture.states(job.id()).values()).doesNotContain("queued");
    }

    private Endpoint endpoint() {
        return endpoints.named("local").orElseThrow();
    }

    private UUID posted() {
        UUID id = Ids.create(Instant.now(), endpoint().mark());
        invocations.enter(id, endpoint());
        return id;
    }

    private Optional<ClaimedChunk> claim(UUID invocation, UUID run, int number) {
        return desk.claim(invocation, Fixture.claim(invocation, run, number));
    }

    private interface Step<T> {
        T run(int index) throws Exception;
    }

    private static <T> List<T> atOnce(Step<T> step) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls = new ArrayList<>();
            IntStream.range(0, THREADS)
                    .forEach(i -> calls.add(() -> {
                        start.await();
                        return step.run(i);
                    }));
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
