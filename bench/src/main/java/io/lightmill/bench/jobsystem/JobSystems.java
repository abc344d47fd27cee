package io.lightmill.bench.jobsystem;

import io.lightmill.bench.process.MissingProgramException;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All that can be had here, running. One that is not installed, or does not start, is left out with a word. */
public final class JobSystems implements AutoCloseable {

    private final Bench bench;
    private final List<JobSystem> running = new ArrayList<>();

    private JobSystems(Bench bench) {
        this.bench = bench;
    }

    private interface Start {
        JobSystem start() throws Exception;
    }

    /** Starts them, db-scheduler on the database of this stack. */
    public static JobSystems start(Bench bench, Stack stack) {
        Path project = stack.project();
        JobSystems systems = new JobSystems(bench);
        systems.add(
                "db-scheduler",
                () -> new DbScheduler(
                        StackDatabase.of(stack),
                        Objects.requireNonNull(stack.status().part("mariadb").pid())));
        systems.add("BullMQ", () -> ProgramPeer.bullMq(project));
        systems.add("graphile-worker", () -> ProgramPeer.graphileWorker(project));
        systems.add("Celery", () -> ProgramPeer.celery(project));
        return systems;
    }

    private void add(String name, Start start) {
        try {
            JobSystem system = start.start();
            running.add(system);
            bench.version(system.name(), system.settings());
        } catch (MissingProgramException e) {
            bench.say(name + " is left out: " + e.getMessage());
        } catch (Exception e) {
            bench.say(name + " is left out, it did not start: " + e.getMessage());
        }
    }

    /** Those that run. */
    public List<JobSystem> running() {
        return List.copyOf(running);
    }

    @Override
    public void close() {
        for (JobSystem system : running) {
            try {
                system.close();
            } catch (Exception e) {
                bench.say(system.name() + " did not end well: " + e.getMessage());
            }
        }
    }
}
