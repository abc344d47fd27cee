package io.lightmill.dispatcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.FakeStorage;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.attempt.Deadlines;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Time passes: workers keep their deadlines, RunPod its ttl, and whatever is due is swept. */
@Singleton
class TimeSteps {

    private final Fixture fixture;
    private final FakeRunPod runPod;
    private final FakeStorage storage;
    private final Deadlines deadlines;
    private final LostAttempts lostAttempts;
    private final SweepSteps sweeps;

    TimeSteps(
            Fixture fixture,
            FakeRunPod runPod,
            @RestClient FakeStorage storage,
            Deadlines deadlines,
            LostAttempts lostAttempts,
            SweepSteps sweeps) {
        this.fixture = fixture;
        this.runPod = runPod;
        this.storage = storage;
        this.deadlines = deadlines;
        this.lostAttempts = lostAttempts;
        this.sweeps = sweeps;
    }

    void pass(Scene scene, Endpoint endpoint, Duration time) {
        fixture.pass(time);
        scene.workers()
                .expire(time, endpoint.ttl())
                .forEach(request -> runPod.statuses.put(request.runpodId(), new StatusAnswer.Missing()));
        keepDeadlines(scene);
        if (scene.random().nextBoolean()) {
            sweepWithoutStorage();
        }
        sweeps.sweep(scene, endpoint);
    }

    private void keepDeadlines(Scene scene) {
        Map<UUID, Double> left = new HashMap<>();
        Map<UUID, Workers.Held> held = scene.workers().held;
        if (!held.isEmpty()) {
            deadlines.left(held.keySet()).forEach(one -> left.put(one.id(), one.deadline()));
        }
        held.values().stream()
                .filter(one -> left.getOrDefault(one.attempt, -1.0) <= 0)
                .forEach(one -> {
                    one.over = true;
                    scene.model().lost(one.attempt);
                });
    }

    /** Nothing may be lost while nobody can look. */
    private void sweepWithoutStorage() {
        storage.away = true;
        try {
            lostAttempts.endOverdue();
        } catch (IllegalStateException away) {
            assertThat(away).hasMessageContaining("away");
        } finally {
            storage.away = false;
        }
    }
}
