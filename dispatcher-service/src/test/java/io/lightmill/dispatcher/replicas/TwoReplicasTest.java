package io.lightmill.dispatcher.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.FakeStorage;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.queue.PageIntake;
import io.lightmill.dispatcher.schedule.Said;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two replicas on one database, all their loops running, workers asking either. One after another drops dead while work goes on: its
 * connections are cut and it cleans nothing up.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class TwoReplicasTest {

    private static final int ITEMS = 240;
    private static final int DEATHS = 3;
    private static final Duration LONG = Duration.ofSeconds(90);

    @Inject
    Replicas replicas;

    @Inject
    Fixture fixture;

    @Inject
    Endpoints endpoints;

    @Inject
    Tokens tokens;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Sql sql;

    private final Deque<Replica> up = new ArrayDeque<>();
    private final Gateway gateway = new Gateway();
    private Pod pod;

    @BeforeEach
    void begin() {
        fixture.empty();
        storage.reset();
        pod = new Pod(gateway, tokens, storage);
        start();
        start();
    }

    @AfterEach
    void end() {
        up.forEach(Replica::close);
    }

    @Test
    void whoeverDropsDeadEveryItemIsMadeOnceAndTheBudgetHolds() {
        Fixture.Submitted job = Fixture.aJob(UUID.randomUUID(), Lane.BULK, Engine.DIFFUSERS, ITEMS, 4);
        gateway.ask(replica -> {
            replica.get(PageIntake.class).job(job.job());
            replica.get(PageIntake.class).page(job.page());
            return true;
        });
        for (int death = 1; death <= DEATHS; death++) {
            int enough = death * ITEMS / (DEATHS + 1);
            await().atMost(LONG).until(() -> pod.made().size() >= enough);
            dropOne();
            start();
        }

        await().atMost(LONG).until(() -> fixture.count("item where state <> 'archived'") == 0);
        await().atMost(LONG).until(() -> pod.live() == 0);
        assertThat(pod.wrongs()).isEmpty();
        assertThat(pod.made().keySet()).containsExactlyInAnyOrderElementsOf(job.items());
        assertThat(pod.made().values()).as("made once each").containsOnly(1);
        assertThat(fixture.count("attempt where deadline is not null or reason <> 'done'"))
                .isZero();
        new Said(sql).isInOrder();
        // Whose sender died has nobody to post it: given up, or in doubt, when its time to post has passed.
        fixture.pass(Duration.ofSeconds(31));
        await().atMost(LONG).until(() -> fixture.count("invocation where state = 'intent'") == 0);
        // What nobody can speak for any more holds its permit until its ttl, and no longer.
        fixture.pass(endpoint().life().plusSeconds(1));
        await().atMost(LONG).until(() -> fixture.count("invocation where state <> 'over'") == 0);
    }

    private Endpoint endpoint() {
        return endpoints.named("wide").orElseThrow();
    }

    private void start() {
        Replica replica = replicas.make(pod).start();
        up.add(replica);
        gateway.add(replica);
    }

    private void dropOne() {
        Replica oldest = up.remove();
        oldest.drop();
        gateway.remove(oldest);
        oldest.close();
    }
}
