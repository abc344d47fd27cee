package io.lightmill.dispatcher.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.dispatcher.queue.Due.DueJob;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TurnsTest {

    private static final double SLACK = 40;

    private static final Set<Engine> ALL = EnumSet.allOf(Engine.class);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTurnIsOfADueJobOfAnAbleEngineAndOfTheLeastShareInItsLane(int seed) {
        Random random = new Random(seed);
        List<UUID> users = IntStream.range(0, 4).mapToObj(i -> new UUID(7, i)).toList();
        Map<UUID, Double> shares = new HashMap<>();
        users.forEach(user -> shares.put(user, random.nextDouble() * 100));
        List<DueJob> jobs = new ArrayList<>();
        for (int i = 0; i < random.nextInt(10); i++) {
            UUID user = users.get(random.nextInt(4));
            jobs.add(job(
                    user,
                    Lane.values()[random.nextInt(2)],
                    Engine.values()[random.nextInt(4)],
                    shares.getOrDefault(user, 0.0)));
        }
        Set<Engine> able = EnumSet.of(Engine.values()[random.nextInt(4)], Engine.AUGMENT);

        new Turns(jobs, random, SLACK)
                .next(able)
                .ifPresentOrElse(
                        turn -> {
                            assertThat(jobs).contains(turn);
                            assertThat(able).contains(turn.engine());
                            assertThat(jobs)
                                    .filteredOn(job -> able.contains(job.engine()) && job.lane() == turn.lane())
                                    .extracting(DueJob::share)
                                    .allMatch(share -> share >= turn.share());
                        },
                        () -> assertThat(jobs).noneMatch(job -> able.contains(job.engine())));
    }

    @Test
    void bulkGetsAboutOneClaimInTenWhenBothLanesWait() {
        List<DueJob> jobs = List.of(
                job(new UUID(1, 1), Lane.INTERACTIVE, Engine.AUGMENT, 5),
                job(new UUID(1, 2), Lane.BULK, Engine.AUGMENT, 0));
        Turns turns = new Turns(jobs, new Random(4), SLACK);

        long bulk = IntStream.range(0, 10_000)
                .filter(i -> turns.next(ALL).orElseThrow().lane() == Lane.BULK)
                .count();

        assertThat(bulk).isBetween(900L, 1100L);
    }

    @Test
    void chargedChunksMoveTheTurnOn() {
        UUID first = new UUID(1, 1);
        UUID second = new UUID(1, 2);
        Turns turns = new Turns(
                List.of(job(first, Lane.BULK, Engine.AUGMENT, 0), job(second, Lane.BULK, Engine.AUGMENT, 3)),
                new Random(1),
                SLACK);

        assertThat(turns.next(ALL).orElseThrow().userId()).isEqualTo(first);
        turns.charge(first, 4);
        assertThat(turns.next(ALL).orElseThrow().userId()).isEqualTo(second);
    }

    @Test
    void whoComesBackHasSavedUpTheSlackAndNoMore() {
        UUID back = new UUID(1, 1);
        UUID away = new UUID(1, 2);
        DueJob theirs = job(back, Lane.BULK, Engine.AUGMENT, 10);
        Turns turns = new Turns(List.of(theirs, job(away, Lane.BULK, Engine.COMFYUI, 1_000)), new Random(1), SLACK);

        assertThat(turns.lift(theirs)).isEqualTo(1_000 - SLACK);
        turns.charge(back, SLACK + 1);
        assertThat(turns.next(ALL)).map(DueJob::userId).contains(away);
    }

    @Test
    void whoWaitsAloneInALaneIsNotLiftedByThoseOfTheOther() {
        DueJob alone = job(new UUID(1, 1), Lane.BULK, Engine.AUGMENT, 10);
        DueJob heavy = job(new UUID(1, 2), Lane.INTERACTIVE, Engine.AUGMENT, 10_000);

        assertThat(new Turns(List.of(alone, heavy), new Random(1), SLACK).lift(alone))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void usersShareByPredictedSecondsHoweverManyJobsTheyHave() {
        UUID one = new UUID(1, 1);
        UUID many = new UUID(1, 2);
        List<DueJob> jobs = new ArrayList<>(List.of(job(one, Lane.BULK, Engine.AUGMENT, 0)));
        IntStream.range(0, 9).forEach(i -> jobs.add(job(many, Lane.BULK, Engine.AUGMENT, 0)));
        Turns turns = new Turns(jobs, new Random(2), SLACK);
        Map<UUID, Integer> given = new HashMap<>();

        for (int i = 0; i < 1000; i++) {
            UUID user = turns.next(ALL).orElseThrow().userId();
            given.merge(user, 1, Integer::sum);
            turns.charge(user, 4);
        }

        assertThat(given.get(one)).isEqualTo(500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofOnesOwnJobsTheOneThatWasPutAheadLastGoesFirstUntilItIsExhausted(int seed) {
        UUID user = new UUID(1, 1);
        DueJob first = ahead(user, Lane.BULK, 0, 1);
        DueJob last = ahead(user, Lane.BULK, 0, 2);
        List<DueJob> jobs = new ArrayList<>(List.of(last, first));
        IntStream.range(0, 5).forEach(i -> jobs.add(job(user, Lane.BULK, Engine.AUGMENT, 0)));
        Turns turns = new Turns(jobs, new Random(seed), SLACK);

        assertThat(turns.next(ALL)).contains(last);
        turns.exhausted(last.id());
        assertThat(turns.next(ALL)).contains(first);
        turns.exhausted(first.id());
        assertThat(turns.next(ALL)).get().extracting(DueJob::ahead).isEqualTo(false);
    }

    @Test
    void aJobThatWasPutAheadTakesNothingFromOthersNorFromAnotherLane() {
        UUID user = new UUID(1, 1);
        UUID other = new UUID(1, 2);
        DueJob ahead = ahead(user, Lane.BULK, 5, 1);
        DueJob others = job(other, Lane.BULK, Engine.AUGMENT, 3);
        DueJob waitedFor = job(user, Lane.INTERACTIVE, Engine.AUGMENT, 5);

        assertThat(new Turns(List.of(ahead, others), new Random(1), SLACK).next(ALL))
                .contains(others);
        // The chance of this seed is not that of the one claim in ten.
        assertThat(new Turns(List.of(ahead, waitedFor), new Random(1), SLACK).next(ALL))
                .contains(waitedFor);
    }

    private static DueJob job(UUID user, Lane lane, Engine engine, double share) {
        return new DueJob(UUID.randomUUID(), user, lane, engine, Mode.AUTOMATIC, false, share, share);
    }

    private static DueJob ahead(UUID user, Lane lane, double share, int made) {
        return new DueJob(new UUID(made, 0), user, lane, Engine.AUGMENT, Mode.AUTOMATIC, true, share, share);
    }
}
