package io.lightmill.dispatcher.background;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Serves requests that come at the same time together: what arrives while a group of its key is being served waits and forms the
 * next group. Alone, a request is served at once; under load one transaction carries many.
 *
 * @param <K> groups are of one key, one at a time
 * @param <T> a request
 * @param <R> its answer
 */
public final class Gathering<K, T, R> {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    private final int atMost;
    private final Function<T, ?> distinct;
    private final BiConsumer<K, List<Waiting<T, R>>> server;
    /** A key is here exactly while a thread serves it. */
    private final Map<K, Deque<Waiting<T, R>>> queues = new HashMap<>();

    /**
     * A gathering.
     *
     * @param atMost requests in one group
     * @param distinct no two requests of one group have the same
     * @param server answers each request of a group, now or later
     */
    public Gathering(int atMost, Function<T, ?> distinct, BiConsumer<K, List<Waiting<T, R>>> server) {
        this.atMost = atMost;
        this.distinct = distinct;
        this.server = server;
    }

    /**
     * A request and where its answer goes.
     *
     * @param answer completed once
     */
    public record Waiting<T, R>(T request, CompletableFuture<R> answer) {}

    /** Waits for the answer; what the server threw for it is thrown here. */
    public R ask(K key, T request) {
        Waiting<T, R> waiting = new Waiting<>(request, new CompletableFuture<>());
        if (enqueue(key, waiting)) {
            Thread.ofVirtual().name("group-" + key).start(() -> serveAll(key));
        }
        try {
            return waiting.answer().get(ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + ANSWERED_WITHIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }

    private synchronized boolean enqueue(K key, Waiting<T, R> waiting) {
        boolean idle = !queues.containsKey(key);
        queues.computeIfAbsent(key, k -> new ArrayDeque<>()).add(waiting);
        return idle;
    }

    private void serveAll(K key) {
        for (List<Waiting<T, R>> group = next(key); !group.isEmpty(); group = next(key)) {
            try {
                server.accept(key, group);
            } catch (RuntimeException | Error e) {
                // An Error, too: a thread that ended by one would leave its key's requests with nobody, for ever.
                group.forEach(waiting -> waiting.answer().completeExceptionally(e));
            }
        }
    }

    private synchronized List<Waiting<T, R>> next(K key) {
        Deque<Waiting<T, R>> queue = queues.getOrDefault(key, new ArrayDeque<>());
        List<Waiting<T, R>> group = new ArrayList<>();
        List<Waiting<T, R>> later = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        while (group.size() < atMost && !queue.isEmpty()) {
            Waiting<T, R> waiting = queue.poll();
            (seen.add(distinct.apply(waiting.request())) ? group : later).add(waiting);
        }
        later.reversed().forEach(queue::addFirst);
        if (group.isEmpty()) {
            queues.remove(key);
        }
        return group;
    }
}
