package io.lightmill.dispatcher.schedule;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.dispatcher.schedule.Workers.Request;
import io.lightmill.dispatcher.schedule.Workers.Run;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What users and RunPod do: submit, cancel, pause; end a request, with the result of its last run or with nothing. */
@Singleton
class OutsideSteps {

    private static final int ENOUGH = 40;

    private final Fixture fixture;
    private final JobFlags flags;
    private final FakeRunPod runPod;
    private final Invocations invocations;
    private final SweepSteps sweeps;

    OutsideSteps(Fixture fixture, JobFlags flags, FakeRunPod runPod, Invocations invocations, SweepSteps sweeps) {
        this.fixture = fixture;
        this.flags = flags;
        this.runPod = runPod;
        this.invocations = invocations;
        this.sweeps = sweeps;
    }

    void submit(Scene scene) {
        if (fixture.count("item where state = 'queued'") <= ENOUGH) {
            Lane lane = Lane.values()[scene.random().nextInt(2)];
            int items = 1 + scene.random().nextInt(9);
            scene.model().submitted(fixture.queued(Fixture.aJob(UUID.randomUUID(), lane, Engine.DIFFUSERS, items, 4)));
        }
    }

    void flag(Scene scene) {
        scene.pick(scene.model().jobs(), job -> {
            switch (scene.random().nextInt(5)) {
                case 0 -> cancel(scene, job);
                case 1, 2 -> pause(scene, job, true);
                default -> pause(scene, job, false);
            }
        });
    }

    private void cancel(Scene scene, UUID job) {
        flags.cancel(job);
        scene.model().cancelled(job);
        if (scene.random().nextBoolean()) {
            flags.cancelWaiting(job);
        }
    }

    void resumeAll(Scene scene) {
        scene.model().paused().forEach(job -> pause(scene, job, false));
    }

    private void pause(Scene scene, UUID job, boolean now) {
        flags.pause(job, now, null);
        scene.model().paused(job, now);
    }

    void end(Scene scene, Endpoint endpoint, Request request) {
        List<Run> runs = request.runs;
        boolean named = !runs.isEmpty() && scene.random().nextBoolean();
        request.ended = true;
        runs.forEach(run -> run.dead = true);
        runPod.statuses.put(
                request.runpodId(),
                named
                        ? new StatusAnswer.Terminal("COMPLETED", scene.workers().result(runs.getLast()))
                        : new StatusAnswer.Terminal("FAILED", null));
        if (named) {
            scene.workers().of(runs.getLast()).forEach(one -> {
                one.over = true;
                scene.model().lost(one.attempt);
            });
        }
        if (scene.random().nextBoolean()) {
            webhook(endpoint, request);
        }
    }

    private void webhook(Endpoint endpoint, Request request) {
        invocations.heard(request.invocation, endpoint, request.runpodId());
        invocations.pollWithin(List.of(request.invocation), Duration.ZERO);
        sweeps.poll();
    }
}
