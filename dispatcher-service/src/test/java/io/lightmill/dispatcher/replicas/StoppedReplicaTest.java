package io.lightmill.dispatcher.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.database.SqlFailed;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.queue.Jobs;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A replica that is stopped inside a transaction, as by SIGSTOP, and goes on much later. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class StoppedReplicaTest {

    @Inject
    Fixture fixture;

    @Inject
    Replicas replicas;

    @Inject
    FakeRunPod runPod;

    @Test
    void itLosesItsLocksSoThatTheOthersGoOnAndItsLateCommitChangesNothing() throws InterruptedException {
        fixture.empty();
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.BULK, 4));
        try (Replica stopped = replicas.make(runPod);
                Replica other = replicas.make(runPod)) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goesOn = new CountDownLatch(1);
            CompletableFuture<Void> late = CompletableFuture.runAsync(() -> stopped.get(Transactions.class)
                    .run(() -> {
                        stopped.get(Jobs.class).cancel(job.id());
                        inside.countDown();
                        await(goesOn);
                    }));
            inside.await();

            other.get(JobFlags.class).pause(job.id(), true, 1L);

            goesOn.countDown();
            assertThatThrownBy(late::join).as("its connection is gone").hasCauseInstanceOf(SqlFailed.class);
            assertThat(fixture.count("job where paused and cancelled_at is null"))
                    .isEqualTo(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
