package io.lightmill.load.run;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.UnexpectedAnswerException;
import io.lightmill.load.act.Register.Accepted;
import io.lightmill.load.judge.Row;
import io.lightmill.load.watch.Sample;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Waits until all that was accepted has ended and nothing waits between the services. */
final class Settling {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);
    private static final long AGAIN_MILLIS = 1_000;

    /**
     * How it ended.
     *
     * @param seconds until the last job had ended
     * @param jobs as they are now
     * @param last what waits then
     */
    record End(double seconds, Map<UUID, JobView> jobs, Sample last) {

        /** Whether every accepted job is there, with all of its items, and has ended. */
        Row nothingLost(List<Accepted> accepted) {
            long lost = accepted.stream().filter(this::isLost).count();
            return Row.judged(
                    "accepted jobs that are gone, not whole, or without an end",
                    lost + " of " + accepted.size(),
                    "0",
                    lost == 0);
        }

        private boolean isLost(Accepted accepted) {
            JobView job = jobs.get(accepted.job().id());
            return job == null
                    || !job.state().isFinal()
                    || job.items().total() != accepted.job().items().total();
        }
    }

    private Settling() {}

    static End await(Scene scene, List<Accepted> accepted) throws InterruptedException {
        long begun = System.nanoTime();
        Map<UUID, JobView> jobs = jobs(scene);
        while (!haveEnded(jobs, accepted) && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.sleep(AGAIN_MILLIS);
            jobs = jobs(scene);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new End(seconds, jobs, scene.watch().awaitRest(LAST_WORDS));
    }

    /** None while the system has too much to do to say. */
    private static Map<UUID, JobView> jobs(Scene scene) {
        try {
            return scene.crowd().jobs();
        } catch (UnexpectedAnswerException | UncheckedIOException busy) {
            return Map.of();
        }
    }

    private static boolean haveEnded(Map<UUID, JobView> jobs, List<Accepted> accepted) {
        return accepted.stream().allMatch(one -> {
            JobView job = jobs.get(one.job().id());
            return job != null && job.state().isFinal();
        });
    }
}
