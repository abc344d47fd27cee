package io.lightmill.stack.supervisor;

import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.PartState.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running until it is told to stop: one thread that starts the process, waits until it is ready, waits until it
 * ends, pauses, and starts it again.
 */
final class PartKeeper {

    private final Part part;
    private final PartFiles files;
    private final Pace pace;
    private final Runnable changed;

    /** Completed when the part was ready for the first time; exceptionally when it never will be. */
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** Guards {@link #process}: one that is being started while somebody stops us must not be missed. */
    private final Object lock = new Object();

    private @Nullable ProcessGroup process;
    private int deathsInARow;
    private long firstStart;
    private volatile PartState state;

    PartKeeper(Part part, PartFiles files, Pace pace, Path log, Runnable changed) {
        this.part = part;
        this.files = files;
        this.pace = pace;
        this.changed = changed;
        this.state = new PartState(part.name(), Phase.WAITING, null, part.port(), log.toString(), 0, null, null);
    }

    Part part() {
        return part;
    }

    PartState state() {
        return state;
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Runs until {@link #stop}, or until the part is given up. */
    void keep(Collection<CompletableFuture<Void>> needs) {
        try {
            awaitAll(needs);
            firstStart = System.nanoTime();
            while (!stopping.isDone() && !isGivenUp()) {
                live();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ready.completeExceptionally(new IllegalStateException(part.name() + " was never ready"));
            if (state.phase() != Phase.FAILED) {
                become(Phase.STOPPED, null, null);
            }
            ended.complete(null);
        }
    }

    /** When one of them is given up, so are we: the stack as a whole has failed then, and somebody will stop it. */
    private void awaitAll(Collection<CompletableFuture<Void>> needs) throws InterruptedException {
        CompletableFuture<Void> all = CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, stopping).get();
        } catch (ExecutionException e) {
            stopping.complete(null);
        }
    }

    /** One life of the process, from before its start to after its end. */
    private void live() throws InterruptedException {
        String problem;
        try {
            part.prepare();
            ProcessGroup running = startUnlessStopping();
            if (running == null) {
                return;
            }
            awaitReady(running);
            problem = "ended with code " + running.waitFor();
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
        // Also what it left behind when it died: the next life must not meet its children.
        stopProcess();
        if (!stopping.isDone()) {
            deathsInARow++;
            become(isGivenUp() ? Phase.FAILED : Phase.RESTARTING, null, problem);
            pause(pace.pause(deathsInARow));
        }
    }

    private @Nullable ProcessGroup startUnlessStopping() throws IOException {
        ProcessGroup started;
        synchronized (lock) {
            if (stopping.isDone()) {
                return null;
            }
            started = ProcessGroup.start(part.launch(), files.log(part.name()));
            process = started;
            files.started(part.name(), started.leader());
        }
        become(Phase.STARTING, started.pid(), null);
        return started;
    }

    private void awaitReady(ProcessGroup running) throws IOException, InterruptedException {
        long limit = System.nanoTime() + pace.startLimit().toNanos();
        while (running.isAlive() && !stopping.isDone()) {
            // One that died meanwhile was not asked: somebody else answered at its address.
            if (part.isReady() && running.isAlive()) {
                part.settle();
                deathsInARow = 0;
                become(Phase.READY, running.pid(), null);
                ready.complete(null);
                return;
            }
            if (System.nanoTime() - limit > 0) {
                throw new IOException("not ready after " + pace.startLimit().toSeconds() + " s");
            }
            pause(pace.poll());
        }
    }

    /** Only before it was ever ready: then a person has to look. Later it is started again for as long as it takes. */
    private boolean isGivenUp() {
        return !ready.isDone() && deathsInARow >= pace.startTries();
    }

    /** From now on nothing is started again. */
    void announceStop() {
        synchronized (lock) {
            stopping.complete(null);
        }
    }

    /** Ends the process and returns when the thread that keeps it has ended too. */
    void stop() throws InterruptedException {
        announceStop();
        stopProcess();
        ended.join();
    }

    private void stopProcess() throws InterruptedException {
        ProcessGroup running;
        synchronized (lock) {
            running = process;
            process = null;
        }
        if (running != null) {
            running.stop(part.grace());
            files.ended(part.name());
        }
    }

    private void pause(Duration time) throws InterruptedException {
        try {
            stopping.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The pause is over; nobody stopped us.
        }
    }

    private void become(Phase phase, @Nullable Long pid, @Nullable String problem) {
        PartState before = state;
        int restarts = before.restarts() + (phase == Phase.RESTARTING ? 1 : 0);
        Double seconds = before.seconds();
        if (phase == Phase.READY && seconds == null) {
            seconds = (System.nanoTime() - firstStart) / 1e9;
        }
        state = new PartState(part.name(), phase, pid, part.port(), before.log(), restarts, problem, seconds);
        changed.run();
    }
}
