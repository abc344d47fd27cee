package io.lightmill.dispatcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Beats;
import io.lightmill.dispatcher.claim.ClaimDesk;
import io.lightmill.dispatcher.problem.Wait;
import io.lightmill.dispatcher.schedule.Workers.Held;
import io.lightmill.dispatcher.schedule.Workers.Request;
import io.lightmill.dispatcher.schedule.Workers.Run;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What workers do: claim, again when the answer got lost, report, now and then twice, and beat. */
@Singleton
class WorkerSteps {

    private final ClaimDesk desk;
    private final Settler settler;
    private final Beats beats;
    private final Attempts attempts;

    WorkerSteps(ClaimDesk desk, Settler settler, Beats beats, Attempts attempts) {
        this.desk = desk;
        this.settler = settler;
        this.beats = beats;
        this.attempts = attempts;
    }

    void claim(Scene scene, Request request) {
        List<Run> alive = request.runs.stream().filter(run -> !run.dead).toList();
        boolean anew = alive.isEmpty() || scene.oneIn(5);
        Run run = anew ? begin(request) : alive.get(scene.random().nextInt(alive.size()));
        boolean again = run.claims > 0 && scene.oneIn(4);
        claim(scene, run, again ? run.claims : ++run.claims, again);
    }

    /** A run that has not been there before, and its first claim. */
    Run claimAnew(Scene scene, Request request) {
        Run run = begin(request);
        claim(scene, run, ++run.claims, false);
        return run;
    }

    private static Run begin(Request request) {
        Run run = new Run(request);
        request.runs.add(run);
        return run;
    }

    private void claim(Scene scene, Run run, int number, boolean again) {
        ask(run, number).ifPresent(chunk -> {
            scene.model().answered(chunk);
            if (scene.workers().held.containsKey(chunk.attemptId())) {
                assertThat(again).as("the same attempt is the same claim").isTrue();
                return;
            }
            scene.model().given(chunk, scene.workers().bucket());
            // Now and then the answer is lost, and the worker dies with it.
            run.dead |= scene.oneIn(6);
            scene.workers().held.put(chunk.attemptId(), new Held(run, chunk));
        });
    }

    private Optional<ClaimedChunk> ask(Run run, int number) {
        UUID invocation = run.request.invocation;
        try {
            return desk.claim(invocation, Fixture.claim(invocation, run.id, number));
        } catch (Wait busy) {
            run.claims = number - 1;
            return Optional.empty();
        }
    }

    void say(Scene scene, Held one) {
        if (one.unsaid.isEmpty()) {
            return;
        }
        List<ItemReport> reports = List.copyOf(one.unsaid);
        settler.settle(one.job, Word.reports(one.attempt, reports));
        reports.stream()
                .filter(report -> report.outcome() == ItemReport.Outcome.FAILED)
                .forEach(report -> scene.model().failed(one.attempt, report.itemId()));
        if (!scene.oneIn(3)) { // else it is said again
            one.unsaid.clear();
        }
    }

    void beat(Held one) {
        Map<UUID, Double> progress = new HashMap<>();
        one.open.forEach(item -> progress.put(item, 0.5));
        beats.answer(attempts.find(one.attempt).orElseThrow().binding(), new Beat(progress))
                .stop()
                .forEach(one.open::remove);
    }

    /** Makes and says everything that the run holds. */
    void finish(Scene scene, Run run) {
        scene.workers().held.values().stream()
                .filter(one -> one.run == run && !run.dead)
                .forEach(one -> {
                    while (!one.open.isEmpty()) {
                        scene.workers().work(one, false);
                    }
                    say(scene, one);
                });
    }
}
