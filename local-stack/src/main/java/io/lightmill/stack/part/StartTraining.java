package io.lightmill.stack.part;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.Ports;
import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.ProcessGroup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Makes the start caches that are missing: for a stack that runs one after the other and with the lowest priority, while the machine is
 * idle; or at once, where many starts are to come. Each program is started once more for it, beside the real one and out of its way.
 */
public final class StartTraining {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 200;
    private static final int ASIDE = 1000;

    /** A start leaves a core idle now and then; each takes some 300 MiB. */
    private static final int AT_A_TIME = 3;

    /** Linux shares time out among sessions first; what is nice to its own session only takes as much from others as anybody. */
    private static final List<String> LOW_PRIORITY = List.of(
            "bash", "-c", "{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 19 \"$@\"", "start-training");

    /** How a process says that it was ended by force. */
    private static final int KILLED = 137;

    private final Home home;
    private final Path caches;
    private final List<Trained> programs;
    private final IdleMachine machine;
    private final Set<ProcessGroup> trainees = new HashSet<>();
    private boolean ending;

    /**
     * Of these programs.
     *
     * @param home where they are started
     * @param caches where the caches belong
     * @param machine what has to be idle
     */
    StartTraining(Home home, Path caches, List<Trained> programs, IdleMachine machine) {
        this.home = home;
        this.caches = caches;
        this.programs = programs;
        this.machine = machine;
    }

    /** For the programs of a stack that is ready. */
    public static StartTraining of(Plan plan, Parts parts) {
        return new StartTraining(plan.home(), plan.project().startCaches(), parts.trained(), IdleMachine.here());
    }

    /** Whether a cache is missing. */
    public boolean isWanted() {
        return programs.stream().anyMatch(program -> !program.cache().exists());
    }

    /** Begins in the background; ends with this process. */
    public void begin() {
        if (isWanted()) {
            endWithUs();
            Thread.ofVirtual().name("start-training").start(this::train);
        }
    }

    /** Makes them now, a few at a time, whatever else the machine does; the servers that the programs need run already. */
    public void now() {
        endWithUs();
        alone(this::trainTogether);
    }

    void train() {
        alone(this::trainWhileIdle);
    }

    private void endWithUs() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
    }

    private void alone(Training training) {
        try {
            Files.createDirectories(caches);
            // Another stack of this project may be at it.
            try (FileChannel channel = FileChannel.open(
                            caches.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    training.train();
                }
            }
        } catch (IOException e) {
            // Starts stay slower, and nothing else is lost.
            System.err.println("no start cache was made: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trainWhileIdle() throws IOException, InterruptedException {
        for (Trained program : programs) {
            if (!program.cache().exists()) {
                machine.await();
                train(program, StartTraining::lowPriority);
            }
        }
    }

    private void trainTogether() throws IOException, InterruptedException {
        List<Future<?>> trainings = new ArrayList<>();
        try (ExecutorService together =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            for (Trained program : programs) {
                if (!program.cache().exists()) {
                    trainings.add(together.submit(() -> {
                        train(program, launch -> launch);
                        return program;
                    }));
                }
            }
        }
        for (Future<?> training : trainings) {
            if (training.state() == Future.State.FAILED) {
                throw new IOException(training.exceptionNow());
            }
        }
    }

    private void train(Trained program, UnaryOperator<Launch> manner) throws IOException, InterruptedException {
        Path work = home.work(program.name() + "-training");
        Trained copy = elsewhere(program, work);
        copy.prepare();
        Path output = work.resolve("training.aot");
        ProcessGroup process = start(manner.apply(copy.launch(StartCache.trainingFlags(output))), work.resolve("log"));
        try {
            awaitStart(process, copy);
            // The cache is written at the end of the process, which takes longer than a usual end.
            process.stop(LIMIT);
        } finally {
            ended(process);
            copy.tidy();
        }
        // Whoever was killed while writing it has left a part of one, which would be in the way of a whole one for
        // ever.
        if (process.waitFor() != KILLED && Files.exists(output)) {
            program.cache().replaceBy(output);
        }
        Folders.delete(work);
    }

    private static synchronized Trained elsewhere(Trained program, Path work) {
        int usual = program.port() == null ? 0 : program.port();
        Map<String, Integer> ports =
                new Ports().choose(Map.of("port", usual + ASIDE, "spare", usual + ASIDE + 1), Map.of());
        return program.elsewhere(ports.getOrDefault("port", 0), ports.getOrDefault("spare", 0), work);
    }

    private static Launch lowPriority(Launch launch) {
        List<String> command = new ArrayList<>(LOW_PRIORITY);
        command.addAll(launch.command());
        return new Launch(command, launch.environment(), launch.withheld(), launch.directory());
    }

    private static void awaitStart(ProcessGroup process, Trained copy) throws InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (process.leader().isAlive() && !copy.hasStarted() && System.nanoTime() - limit < 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Nothing is started any more once the end has begun: nobody would be left to stop it. */
    private synchronized ProcessGroup start(Launch launch, Path log) throws IOException, InterruptedException {
        if (ending) {
            throw new InterruptedException("the stack is being stopped");
        }
        ProcessGroup trainee = ProcessGroup.start(launch, log);
        trainees.add(trainee);
        return trainee;
    }

    private synchronized void ended(ProcessGroup trainee) {
        trainees.remove(trainee);
    }

    /** Who is in training ends at once, and nobody follows. */
    synchronized void end() {
        ending = true;
        try {
            for (ProcessGroup trainee : trainees) {
                trainee.stop(Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Training {
        void train() throws IOException, InterruptedException;
    }
}
