package io.lightmill.dispatcher.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.Steps;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.queue.Jobs;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found due is read without locks, so it may be old when the job's row is locked. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class PickingTest {

    @Inject
    Fixture fixture;

    @Inject
    Steps steps;

    @Inject
    Due due;

    @Inject
    Transactions transactions;

    @Inject
    Jobs jobs;

    @Inject
    ChunkItems items;

    @Inject
    Sql sql;

    @Inject
    JobFlags flags;

    @BeforeEach
    void begin() {
        fixture.empty();
    }

    @Test
    void aJobThatWasCancelledSinceItWasFoundDueGivesNothing() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        List<Due.DueJob> found = due.jobs(steps.endpoint().engines());
        flags.cancel(job.id());
        assertThat(pick(found, 1)).isEmpty();
    }

    @Test
    void aJobThatWasPausedSinceItWasFoundDueGivesNothing() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        List<Due.DueJob> found = due.jobs(steps.endpoint().engines());
        flags.pause(job.id(), true, 1L);
        assertThat(pick(found, 1)).isEmpty();
    }

    @Test
    void claimsOfOneGroupGoOnToTheNextJobWhereOneHasTooLittle() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 6));
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 3));
        fixture.queued(Fixture.aJob(Lane.BULK, 1));
        Map<Claim, Picking.Pick> picks = pick(due.jobs(steps.endpoint().engines()), 9);

        assertThat(picks.values().stream()
                        .flatMap(pick -> pick.items().stream())
                        .map(ChunkItem::id))
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(picks).hasSizeLessThan(9);
    }

    @Test
    void theJobThatItsOwnerPutAheadIsPickedWholeBeforeTheOthers() {
        UUID user = UUID.randomUUID();
        fixture.queued(Fixture.aJob(user, Lane.BULK, Engine.AUGMENT, 8, 1));
        Fixture.Submitted wanted = fixture.queued(
                Fixture.aJob(user, Lane.BULK, Engine.AUGMENT, 2, 1).ahead());
        fixture.queued(Fixture.aJob(user, Lane.BULK, Engine.AUGMENT, 8, 1));

        assertThat(pick(due.jobs(steps.endpoint().engines()), 2).values())
                .flatExtracting(Picking.Pick::items)
                .extracting(ChunkItem::id)
                .containsExactlyInAnyOrderElementsOf(wanted.items());
    }

    @Test
    void aWorkerOfOneItemAtATimeIsNotGivenBulkWorkForLong() {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        List<Due.DueJob> found = due.jobs(steps.endpoint().engines());

        assertThat(sizes(found, 1))
                .as("of five seconds each, as long as nobody knows better")
                .isEqualTo(1);
        assertThat(sizes(found, 3)).isEqualTo(3);
        assertThat(sizes(found, null)).isEqualTo(steps.endpoint().chunk());
    }

    @Test
    void aSetStaysWholeForAnyWorker() {
        fixture.queued(Fixture.aJob(Lane.BULK, 40).inSets());

        assertThat(sizes(due.jobs(steps.endpoint().engines()), 1)).isEqualTo(4);
    }

    @Test
    void whoHasSetsMadeInBulkGetsNoMoreThanOthers() {
        Fixture.Submitted sets = fixture.queued(Fixture.aJob(Lane.BULK, 80).inSets());
        Fixture.Submitted single = fixture.queued(Fixture.aJob(Lane.BULK, 80));
        List<Claim> claims = Stream.generate(() -> claim(1)).limit(20).toList();

        Map<UUID, Integer> items = pick(due.jobs(steps.endpoint().engines()), claims, 400).values().stream()
                .collect(Collectors.toMap(
                        pick -> pick.job().id(), pick -> pick.items().size(), Integer::sum));

        assertThat(items).containsOnlyKeys(sets.id(), single.id());
        assertThat(Collections.max(items.values()) - Collections.min(items.values()))
                .isLessThanOrEqualTo(4);
    }

    private int sizes(List<Due.DueJob> found, @Nullable Integer concurrency) {
        return pick(found, List.of(claim(concurrency)), 400).values().stream()
                .mapToInt(pick -> pick.items().size())
                .sum();
    }

    private static Claim claim(@Nullable Integer concurrency) {
        UUID id = UUID.randomUUID();
        Map<Engine, Integer> ofEach =
                concurrency == null ? null : Map.of(Engine.AUGMENT, concurrency, Engine.GEMINI, 400);
        return new Claim(id, new ClaimRequest(id, 1, FakeRunPod.runpodId(id), "worker", null, ofEach));
    }

    private Map<Claim, Picking.Pick> pick(List<Due.DueJob> found, int claims) {
        List<Claim> asking = Stream.generate(UUID::randomUUID)
                .limit(claims)
                .map(id -> new Claim(id, Fixture.claim(id, id, 1)))
                .toList();
        return pick(found, asking, 1);
    }

    private Map<Claim, Picking.Pick> pick(List<Due.DueJob> found, List<Claim> asking, int bulkWaiting) {
        // The injected ones know what other tests made.
        Figures unmeasured = new Figures(sql);
        return transactions.in(() -> new Picking(
                        steps.endpoint(), new Turns(found, new Random(1), 100), bulkWaiting, jobs, items, unmeasured)
                .pick(asking));
    }
}
