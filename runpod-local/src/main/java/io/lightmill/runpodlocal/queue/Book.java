package io.lightmill.runpodlocal.queue;

import io.lightmill.runpodlocal.queue.QueueEvent.Came;
import io.lightmill.runpodlocal.queue.QueueEvent.Why;
import io.lightmill.runpodlocal.queue.RequestState.Finished;
import io.lightmill.runpodlocal.queue.RequestState.Running;
import io.lightmill.runpodlocal.queue.RequestState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All requests, and the only place where one changes its state. Invariants: a request is in the line exactly while it waits, and
 * among the running exactly while a worker has it; every change is counted, is looked at again when its time is up, and is told
 * once, after it was made.
 */
final class Book {

    private final QueueRules rules;
    private final InstantSource time;
    private final Consumer<QueueEvent> listener;
    private final Map<String, Request> requests = new HashMap<>();
    private final Line line = new Line();
    private final Set<Request> running = new LinkedHashSet<>();
    private final Deadlines deadlines = new Deadlines();
    private int completed;
    private int failed;
    private int retried;

    Book(QueueRules rules, InstantSource time, Consumer<QueueEvent> listener) {
        this.rules = rules;
        this.time = time;
        this.listener = listener;
    }

    QueueRules rules() {
        return rules;
    }

    Instant now() {
        return time.instant();
    }

    Optional<Request> find(String id) {
        return Optional.ofNullable(requests.get(id));
    }

    Collection<Request> all() {
        return List.copyOf(requests.values());
    }

    /** Those that workers have, oldest take first; a copy, so that they may change meanwhile. */
    Stream<Request> running() {
        return List.copyOf(running).stream();
    }

    Line line() {
        return line;
    }

    Counts counts() {
        return new Counts(completed, failed, running.size(), line.size(), retried);
    }

    void accept(Request request) {
        requests.put(request.id(), request);
        line.add(request);
        deadlines.remind(request.ttlEnd(), request);
        tell(new QueueEvent.Queued(request, Came.ACCEPTED));
    }

    /** One that an earlier process had, and that ended with it. */
    void bury(Request request) {
        requests.put(request.id(), request);
        end(request, Status.CANCELLED, Outcome.NOTHING);
    }

    /** One that ended in an earlier process, which counted and told it. */
    void bury(Request request, Status status, Instant at) {
        requests.put(request.id(), request);
        request.become(new Finished(status, at, Duration.ZERO, Duration.ZERO, null, Outcome.NOTHING));
        deadlines.remind(at.plus(retention(request)), request);
    }

    /** The first of the line is this worker's now. */
    Optional<Request> takeNext(String workerId) {
        return line.next().map(request -> {
            Instant now = now();
            if (request.state() instanceof Waiting waiting) {
                request.become(waiting.takenBy(workerId, now));
            }
            request.holdBy(workerId);
            running.add(request);
            deadlines.remind(now.plus(request.asked().policy().executionTimeout()), request);
            tell(new QueueEvent.Taken(request, workerId, false));
            return request;
        });
    }

    /** Back to the front of the line: it has waited its turn already. */
    void waitAgain(Request request, Waiting waiting, Came came) {
        running.remove(request);
        request.become(waiting);
        line.addFirst(request);
        tell(new QueueEvent.Queued(request, came));
    }

    /** From the end back to the line, as if nothing had been. */
    void startAgain(Request request, Finished end) {
        request.startAgain(end.retried(now()));
        line.add(request);
        retried++;
        deadlines.remind(request.ttlEnd(), request);
        tell(new QueueEvent.Queued(request, Came.RETRIED));
    }

    void countRetry(Request request) {
        request.countRetry();
        retried++;
    }

    void progress(Request request, Running run) {
        request.become(run);
        running.add(request);
        tell(new QueueEvent.Progressed(request));
    }

    /** A worker's result ended it. */
    void finish(Request request, String workerId, Status status, Outcome outcome) {
        request.become(end(request, status, workerId, outcome), workerId);
        ended(request);
    }

    /** The platform ended it. */
    void end(Request request, Status status, Outcome outcome) {
        request.become(end(request, status, request.workerId(), outcome));
        ended(request);
    }

    private Finished end(Request request, Status status, @Nullable String workerId, Outcome outcome) {
        return switch (request.state()) {
            case Waiting waiting -> waiting.ended(status, now(), workerId, outcome);
            case Running run -> run.ended(status, now(), outcome);
            case Finished end -> end;
        };
    }

    private void ended(Request request) {
        line.remove(request);
        running.remove(request);
        if (request.status() == Status.COMPLETED) {
            completed++;
        } else if (request.status().isRetryable()) {
            failed++;
        }
        deadlines.remind(now().plus(retention(request)), request);
        tell(new QueueEvent.Ended(request));
    }

    /** How long its result is kept. */
    Duration retention(Request request) {
        return request.asked().sync() ? rules.runsyncRetention() : rules.runRetention();
    }

    void remove(Request request, Why why) {
        requests.remove(request.id());
        line.remove(request);
        running.remove(request);
        tell(new QueueEvent.Removed(request, why));
    }

    /** Says to each who runs it that nobody wants it any more. */
    void wantStop(Request request, boolean orElse) {
        request.holders().forEach(holder -> tell(new QueueEvent.StopWanted(request, holder, orElse)));
    }

    /** Names each request of which something may be due by now. */
    void ring(Consumer<Request> look) {
        deadlines.ring(now(), id -> find(id).ifPresent(look));
    }

    void tell(QueueEvent event) {
        listener.accept(event);
    }
}
