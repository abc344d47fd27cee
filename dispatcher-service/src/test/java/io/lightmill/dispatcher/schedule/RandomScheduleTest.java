package io.lightmill.dispatcher.schedule;

import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.FakeStorage;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole state machine on a real database: two replicas, workers that die, RunPod that forgets, answers that are lost, cancels and
 * pauses, in an order that the seed draws. After each step the promises are compared with what the workers really did.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class RandomScheduleTest {

    private static final int STEPS = 250;
    private static final int ROUNDS_TO_FINISH = 400;
    private static final Tally TALLY = new Tally();

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    ReplicaSteps replicas;

    @Inject
    WorkerSteps workers;

    @Inject
    OutsideSteps outside;

    @Inject
    StorageSteps archive;

    @Inject
    TimeSteps time;

    @Inject
    Judge judge;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("lightmill.schedules", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePromisesHoldInAnyOrderOfEvents(int seed) throws InterruptedException {
        Scene scene = begin(seed);
        for (int step = 0; step < STEPS; step++) {
            step(scene);
            judge.budgetHolds(scene, endpoint().budget());
        }
        TALLY.count(fixture);
        finish(scene);
        judge.everyItemEndedOnce();
    }

    @AfterAll
    static void everythingHappened() {
        TALLY.everythingHappened();
    }

    private Scene begin(int seed) {
        fixture.empty();
        runPod.reset();
        storage.reset();
        Random random = new Random(seed);
        return new Scene(random, new Workers(random, storage), new Model(), new ArrayDeque<>());
    }

    private Endpoint endpoint() {
        return replicas.endpoint();
    }

    private void step(Scene scene) throws InterruptedException {
        Workers all = scene.workers();
        switch (scene.random().nextInt(25)) {
            case 0, 1 -> outside.submit(scene);
            case 2, 3, 4 -> replicas.post(scene);
            case 5, 6, 7, 8 -> scene.pick(all.live(), request -> workers.claim(scene, request));
            case 9, 10, 11, 12 -> scene.pick(all.holding(), one -> all.work(one, true));
            case 13, 14, 15, 16 -> scene.pick(all.talking(), one -> workers.say(scene, one));
            case 17 -> scene.pick(all.holding(), workers::beat);
            case 18, 19 -> time.pass(scene, endpoint(), someTime(scene));
            case 20, 21 -> scene.pick(all.live(), request -> outside.end(scene, endpoint(), request));
            case 22 -> outside.flag(scene);
            case 23 -> replicas.goOn(scene);
            default -> archive.judgeSome(scene);
        }
    }

    private static Duration someTime(Scene scene) {
        return Duration.ofSeconds(scene.oneIn(8) ? 1500 : scene.random().nextInt(1, 100));
    }

    /** From here on everything works, and so everything must end. */
    private void finish(Scene scene) throws InterruptedException {
        outside.resumeAll(scene);
        scene.workers().live().forEach(request -> outside.end(scene, endpoint(), request));
        for (int round = 0; round < ROUNDS_TO_FINISH && judge.somethingIsOpen(); round++) {
            time.pass(scene, endpoint(), Duration.ofSeconds(round % 10 == 0 ? 1700 : 40));
            replicas.postSurely(scene);
            scene.workers().live().forEach(request -> {
                workers.finish(scene, workers.claimAnew(scene, request));
                outside.end(scene, endpoint(), request);
            });
            judge.budgetHolds(scene, endpoint().budget());
            archive.keepAll();
        }
    }
}
