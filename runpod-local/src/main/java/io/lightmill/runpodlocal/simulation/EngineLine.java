package io.lightmill.runpodlocal.simulation;

import io.lightmill.runpodlocal.fault.SimulationFault;
import io.lightmill.runpodlocal.settings.SimulationSettings;
import io.lightmill.runpodlocal.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The engine of one worker: one item at a time, in order. */
final class EngineLine {

    private final Surroundings with;
    private final Course course;
    private final Queue<Work> line = new ArrayDeque<>();
    private @Nullable Work current;
    private Timers.Timer timer = () -> {};
    private boolean stepping;

    EngineLine(Surroundings with, Course course) {
        this.with = with;
        this.course = course;
    }

    /** What the engine tells the run. */
    interface Course {

        /** The item goes onto the engine; false: the worker is gone. */
        boolean begins(Work work);

        /** The last one in the line goes onto the engine. */
        void runsLow();

        /** The engine is through with it. */
        void ends(Work work);

        /** The inputs could not be read. */
        void cannotRead(Work work, Throwable failure);
    }

    void add(Work work) {
        line.add(work);
    }

    boolean isIdle() {
        return current == null && line.isEmpty();
    }

    boolean hasNoneWaiting() {
        return line.isEmpty();
    }

    /** Goes on, if it stands. Items that take no time are done in a loop, not one inside of the other. */
    void step() {
        if (stepping) {
            return;
        }
        stepping = true;
        while (current == null && !line.isEmpty()) {
            Work next = line.remove();
            if (next.attempt().wants(next)) {
                take(next);
            }
        }
        stepping = false;
    }

    /** Looks whether what it works on is still wanted. */
    void dropUnwanted() {
        Work now = current;
        if (now != null && !now.attempt().wants(now)) {
            timer.cancel();
            current = null;
            step();
        }
    }

    /** Stops for good. */
    void halt() {
        line.clear();
        timer.cancel();
    }

    private void take(Work work) {
        current = work;
        if (line.isEmpty()) {
            course.runsLow();
        }
        work.inputs().onComplete(read -> {
            if (current != work) {
                return;
            }
            if (read.failed()) {
                current = null;
                course.cannotRead(work, read.cause());
                step();
            } else if (course.begins(work)) {
                run(work);
            }
        });
    }

    private void run(Work work) {
        work.start(with.now(), duration());
        Optional<SimulationFault.Hangs> hangs = with.faults().strike(SimulationFault.Hangs.class);
        if (hangs.isPresent()) {
            if (!hangs.get().beats()) {
                work.attempt().mute();
            }
        } else if (work.takes().isPositive()) {
            timer = with.timers().after(work.takes(), () -> end(work));
        } else {
            end(work);
        }
    }

    private void end(Work work) {
        current = null;
        course.ends(work);
        step();
    }

    private Duration duration() {
        SimulationSettings settings = with.settings().get();
        Duration drawn = settings.latency().sample(with.random());
        return with.faults()
                .strike(SimulationFault.Slow.class)
                .map(slow -> Duration.ofMillis((long) (drawn.toMillis() * slow.factor())))
                .orElse(drawn);
    }
}
