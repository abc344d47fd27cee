package io.lightmill.dispatcher.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import io.lightmill.dispatcher.claim.SimulatedWorkers.User;
import io.lightmill.dispatcher.claim.SimulatedWorkers.Work;
import io.lightmill.dispatcher.endpoint.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty users whose bulk work waits throughout get the same of fifty workers, whoever of them has sets of four made in between. The same
 * is seconds of engines, which is what shares are charged with: finished images are as many only where all take as long.
 */
class FairTurnsTest {

    private static final int USERS = 20;
    private static final int WORKERS = 50;
    private static final double GOAL = 0.95;
    private static final double WINDOW_SECONDS = 30;
    /** The first one is that of the start, which all have together. */
    private static final int WINDOWS = 8;

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void usersOfOneEngineGetTheSameSecondsOfIt(int seed) {
        Map<Engine, Double> seconds = Map.of(Engine.DIFFUSERS, 2.0);

        assertThat(indexes(seconds, new SimulatedShares(), seed)).allMatch(index -> index >= GOAL);
    }

    /** What is quick comes in small chunks, what is slow in large ones. */
    @ParameterizedTest
    @MethodSource("seeds")
    void turnsGiveTheSameSecondsHoweverLongAnImageOfEachEngineTakes(int seed) {
        Random drawn = new Random(seed);
        Map<Engine, Double> seconds = Map.of(
                Engine.AUGMENT,
                0.5,
                Engine.DIFFUSERS,
                drawn.nextDouble(0.5, 8),
                Engine.COMFYUI,
                drawn.nextDouble(0.5, 8),
                Engine.GEMINI,
                8.0);

        assertThat(indexes(seconds, new SimulatedShares(), seed)).allMatch(index -> index >= GOAL);
    }

    /** Jain's index of the seconds that each user's work got, of one window after another. */
    private static List<Double> indexes(Map<Engine, Double> itemSeconds, SimulatedShares shares, int seed) {
        List<Engine> engines = itemSeconds.keySet().stream().sorted().toList();
        List<User> users = IntStream.range(0, USERS)
                .mapToObj(i -> new User(new UUID(7, i), engines.get(i % engines.size())))
                .toList();
        List<Work> works = new SimulatedWorkers(endpoint(itemSeconds), users, shares, new Random(seed))
                .make(WINDOWS * WINDOW_SECONDS);
        return IntStream.range(1, WINDOWS)
                .mapToObj(window -> jain(gotWithin(works, users, window * WINDOW_SECONDS)))
                .toList();
    }

    private static List<Double> gotWithin(List<Work> works, List<User> users, double from) {
        return users.stream()
                .map(user -> works.stream()
                        .filter(work -> work.user().equals(user))
                        .mapToDouble(work -> work.within(from, from + WINDOW_SECONDS))
                        .sum())
                .toList();
    }

    /** 1 when everybody has the same, 1/n when one of n has all. */
    private static double jain(List<Double> got) {
        double sum = got.stream().mapToDouble(one -> one).sum();
        double squares = got.stream().mapToDouble(one -> one * one).sum();
        return sum * sum / (got.size() * squares);
    }

    private static Endpoint endpoint(Map<Engine, Double> itemSeconds) {
        return new Endpoint(
                "simulated",
                "http://127.0.0.1",
                "id",
                "key",
                itemSeconds.keySet(),
                WORKERS,
                4,
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(20),
                0,
                1,
                itemSeconds,
                Duration.ofSeconds(5));
    }
}
