package io.lightmill.dispatcher.replicas;

import io.agroal.api.AgroalDataSource;
import io.lightmill.dispatcher.runpod.RunPod;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** One replica: everything that a process of the service does by itself and is asked for. */
public final class Replica implements AutoCloseable {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private static final List<String> LOOPS = List.of(
            "invocation.PostingLoop",
            "rescue.PollingLoop",
            "rescue.PermitSweeps",
            "rescue.ItemSweeps",
            "rescue.FigureSweeps");

    private final Graph graph;
    private final Line line;
    private final AgroalDataSource pool;
    private final CompletableFuture<Object> death = new CompletableFuture<>();

    Replica(Graph graph, Line line, AgroalDataSource pool) {
        this.graph = graph;
        this.line = line;
        this.pool = pool;
    }

    /** Its part of this class. */
    public <T> T get(Class<T> type) {
        return graph.get(type);
    }

    /** Its line to the database. */
    public Line line() {
        return line;
    }

    /** Begins whatever it does by itself. */
    Replica start() {
        LOOPS.forEach(loop -> invoke(loop, "start", StartupEvent.class, new StartupEvent()));
        return this;
    }

    /** Asks it as over HTTP: whoever is being answered when it dies hears nothing. */
    <T> T ask(Function<Replica, T> question) {
        CompletableFuture<Object> answer =
                CompletableFuture.supplyAsync(() -> new Answer(question.apply(this)), THREADS);
        try {
            @SuppressWarnings("unchecked")
            T value = (T) ((Answer) CompletableFuture.anyOf(death, answer).get()).value();
            return value;
        } catch (ExecutionException | InterruptedException e) {
            throw new NoAnswer(e);
        }
    }

    /** What it says to RunPod; the dead say nothing. */
    RunPod speaking(RunPod runPod) {
        return new Mouth(runPod, death::isDone);
    }

    /** Dead from one moment to the next: connections cut, nothing cleaned up, nothing said any more. */
    void drop() {
        death.completeExceptionally(new IllegalStateException("dropped dead"));
        line.cut();
        // Only so that its loops do not go on failing in this process.
        invoke("background.Background", "stop", ShutdownEvent.class, new ShutdownEvent());
    }

    @Override
    public void close() {
        if (!death.isDone()) {
            drop();
        }
        pool.close();
        line.close();
    }

    private void invoke(String name, String method, Class<?> event, Object value) {
        try {
            Class<?> type = Class.forName("io.lightmill.dispatcher." + name);
            var found = type.getDeclaredMethod(method, event);
            found.setAccessible(true);
            found.invoke(graph.get(type), value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The connection broke off before an answer came. */
    static final class NoAnswer extends RuntimeException {
        NoAnswer(Exception cause) {
            super(cause);
        }
    }

    private record Answer(Object value) {}
}
