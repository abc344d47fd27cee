package io.lightmill.runpodlocal.queue;

import io.lightmill.runpodlocal.queue.QueueEvent.Came;
import io.lightmill.runpodlocal.queue.QueueEvent.Why;
import io.lightmill.runpodlocal.queue.RequestState.Finished;
import io.lightmill.runpodlocal.queue.RequestState.Running;
import io.lightmill.runpodlocal.queue.RequestState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one endpoint and the rules by which they change. Invariants: a request is in the line exactly while it
 * waits; a final state changes by {@code retry} only (and by bug 250, where that is switched on); every change is told once,
 * after it was made.
 */
public final class RequestQueue {

    private final QueueRules rules;
    private final InstantSource time;
    private final Supplier<UUID> ids;
    private final Consumer<QueueEvent> listener;
    private final Map<String, Request> requests = new HashMap<>();
    private final Line line = new Line();
    private final Set<Request> running = new LinkedHashSet<>();
    private final Deque<Request> twins = new ArrayDeque<>();
    private final Deadlines deadlines = new Deadlines();
    private int completed;
    private int failed;
    private int retried;

    /**
     * An empty queue.
     *
     * @param ids where new ids come from
     * @param listener hears of every change
     */
    public RequestQueue(QueueRules rules, InstantSource time, Supplier<UUID> ids, Consumer<QueueEvent> listener) {
        this.rules = rules;
        this.time = time;
        this.ids = ids;
        this.listener = listener;
    }

    /** An id as this endpoint gives them. */
    public String newId(boolean sync) {
        return (sync ? "sync-" : "") + ids.get() + "-u1";
    }

    /** Queues a new request. */
    public Request accept(NewRequest asked) {
        Request request = new Request(newId(asked.sync()), asked, time.instant());
        requests.put(request.id(), request);
        line.add(request);
        deadlines.remind(request.ttlEnd(), request);
        listener.accept(new QueueEvent.Queued(request, Came.ACCEPTED));
        return request;
    }

    /** The request of this id, unless it is gone. */
    public Optional<Request> find(String id) {
        return Optional.ofNullable(requests.get(id));
    }

    /** Hands the next ones, at most so many, to a worker. */
    public List<Request> take(String workerId, int max) {
        List<Request> taken = new ArrayList<>();
        takeTwins(workerId, max, taken);
        while (taken.size() < max) {
            Optional<Request> next = line.next();
            if (next.isEmpty()) {
                break;
            }
            taken.add(take(next.get(), workerId));
        }
        return taken;
    }

    private Request take(Request request, String workerId) {
        Instant now = time.instant();
        if (request.state() instanceof Waiting waiting) {
            request.become(waiting.takenBy(workerId, now));
        }
        request.holdBy(workerId);
        running.add(request);
        deadlines.remind(now.plus(request.asked().policy().executionTimeout()), request);
        listener.accept(new QueueEvent.Taken(request, workerId, false));
        return request;
    }

    private void takeTwins(String workerId, int max, List<Request> taken) {
        for (Iterator<Request> each = twins.iterator(); each.hasNext() && taken.size() < max; ) {
            Request twin = each.next();
            if (!(twin.state() instanceof Running)) {
                each.remove();
            } else if (!twin.heldBy(workerId)) {
                each.remove();
                twin.holdBy(workerId);
                taken.add(twin);
                listener.accept(new QueueEvent.Taken(twin, workerId, true));
            }
        }
    }

    /** A fault: the next other worker that asks gets this taken request as well. */
    public void deliverAgain(Request request) {
        twins.add(request);
    }

    /** Whether a take could bring something. */
    public boolean isEmpty() {
        return line.size() == 0 && twins.isEmpty();
    }

    /** The poll that it was handed to is gone: back to where it was, without a retry. */
    public void putBack(Request request, String workerId) {
        // Race: its ttl may have ended between the take and the news that nobody was there.
        boolean gone = !requests.containsKey(request.id());
        if (!gone && request.state() instanceof Running now && now.workerId().equals(workerId)) {
            enqueue(request, now.putBack(), Came.PUT_BACK);
        }
    }

    /** A worker posted something for a request. */
    public PostAnswer post(String id, String workerId, Posted posted) {
        Request request = requests.get(id);
        if (request == null) {
            return PostAnswer.UNKNOWN;
        }
        return switch (request.state()) {
            case Finished end -> postLate(request, end, workerId, posted);
            case Waiting waiting ->
                mayPost(request, workerId) ? apply(request, workerId, posted, waiting) : unwanted(request, workerId);
            case Running now ->
                mayPost(request, workerId) ? apply(request, workerId, posted, now) : unwanted(request, workerId);
        };
    }

    private boolean mayPost(Request request, String workerId) {
        return rules.formerWorkerCounts() || request.heldBy(workerId);
    }

    private PostAnswer unwanted(Request request, String workerId) {
        listener.accept(new QueueEvent.PostIgnored(request, workerId, request.status()));
        return PostAnswer.UNKNOWN;
    }

    private PostAnswer postLate(Request request, Finished end, String workerId, Posted posted) {
        if (posted instanceof Posted.Progress progress) {
            if (rules.lateProgressReopens()) {
                request.become(end.reopened(progress.output()));
                running.add(request);
                listener.accept(new QueueEvent.Progressed(request));
            }
            return PostAnswer.IGNORED;
        }
        return request.postedBy(workerId) ? PostAnswer.ACCEPTED : unwanted(request, workerId);
    }

    private PostAnswer apply(Request request, String workerId, Posted posted, RequestState state) {
        switch (posted) {
            case Posted.Progress progress -> {
                if (state instanceof Running now) {
                    request.become(now.progressed(progress.output()));
                    listener.accept(new QueueEvent.Progressed(request));
                }
                return PostAnswer.ACCEPTED;
            }
            case Posted.Result result -> {
                finish(request, workerId, result.status(), result.outcome());
                return PostAnswer.ACCEPTED;
            }
            case Posted.Unreadable ignored -> {
                if (rules.refusedResultCompletes()) {
                    finish(request, workerId, Status.COMPLETED, Outcome.NOTHING);
                }
                return PostAnswer.REFUSED;
            }
        }
    }

    /** A worker posted chunks of a generator. */
    public PostAnswer stream(String id, String workerId, Collection<String> chunks) {
        Request request = requests.get(id);
        if (request == null || !(request.state() instanceof Running) || !mayPost(request, workerId)) {
            return PostAnswer.UNKNOWN;
        }
        chunks.forEach(request::add);
        listener.accept(new QueueEvent.Streamed(request, workerId));
        return PostAnswer.ACCEPTED;
    }

    /** Cancels what is not final; the status that it has then. */
    public Optional<Status> cancel(String id) {
        return find(id).map(request -> {
            if (!request.status().isFinal()) {
                wantStop(request, false);
                end(request, Status.CANCELLED, Outcome.NOTHING);
            }
            return request.status();
        });
    }

    /** Queues a failed or timed out one again, under its id; false when it is neither. */
    public boolean retry(Request request) {
        if (!(request.state() instanceof Finished end) || !end.status().isRetryable()) {
            return false;
        }
        request.startAgain(end.retried(time.instant()));
        line.add(request);
        retried++;
        deadlines.remind(request.ttlEnd(), request);
        listener.accept(new QueueEvent.Queued(request, Came.RETRIED));
        return true;
    }

    /** Removes all that wait; how many. */
    public int removeWaiting(Why why) {
        int removed = 0;
        for (Optional<Request> next = line.next(); next.isPresent(); next = line.next()) {
            remove(next.get(), why);
            removed++;
        }
        return removed;
    }

    /** A fault: from now on nobody knows of it. */
    public void forget(Request request) {
        remove(request, Why.FORGOTTEN);
    }

    /** A worker's ping named these. */
    public void pinged(String workerId, Set<String> named) {
        for (Request request : List.copyOf(running)) {
            if (request.state() instanceof Running now && now.workerId().equals(workerId)) {
                Running heard = now.pinged(named.contains(request.id()));
                request.become(heard);
                if (heard.missed() >= rules.missedPings()) {
                    lose(request, heard);
                }
            }
        }
    }

    /** A worker is gone: what it held is queued again, or fails. */
    public void workerLost(String workerId) {
        for (Request request : List.copyOf(running)) {
            if (request.state() instanceof Running now && now.workerId().equals(workerId)) {
                lose(request, now);
            }
        }
    }

    /** The workers that hold something. */
    public Set<String> holders() {
        return running.stream().flatMap(request -> request.holders().stream()).collect(Collectors.toSet());
    }

    /** Whether it runs there. */
    public boolean isHeldBy(String id, String workerId) {
        return find(id).map(request -> request.heldBy(workerId)).orElse(false);
    }

    /** What a worker holds, oldest first. */
    public List<Request> heldBy(String workerId) {
        return running.stream().filter(request -> request.heldBy(workerId)).toList();
    }

    /** Does all that is due by now. */
    public void tick() {
        deadlines.ring(time.instant(), id -> find(id).ifPresent(this::look));
    }

    /** The counters of {@code /health}. */
    public Counts counts() {
        return new Counts(completed, failed, running.size(), line.size(), retried);
    }

    /** How long the next one has waited. */
    public Duration oldestWait() {
        return line.oldest()
                .map(request -> request.state() instanceof Waiting waiting
                        ? Duration.between(waiting.since(), time.instant())
                        : Duration.ZERO)
                .orElse(Duration.ZERO);
    }

    /** Everything that is not gone. */
    public Collection<Request> all() {
        return List.copyOf(requests.values());
    }

    private void look(Request request) {
        Instant now = time.instant();
        switch (request.state()) {
            case Waiting ignored -> {
                if (!now.isBefore(request.ttlEnd())) {
                    expireWaiting(request);
                }
            }
            case Running run -> lookAtRunning(request, run, now);
            case Finished end -> {
                if (!now.isBefore(end.at().plus(retention(request)))) {
                    remove(request, Why.RETENTION_EXPIRED);
                }
            }
        }
    }

    private void lookAtRunning(Request request, Running run, Instant now) {
        if (!now.isBefore(request.ttlEnd())) {
            wantStop(request, true);
            remove(request, Why.TTL_EXPIRED);
        } else if (!now.isBefore(run.since().plus(request.asked().policy().executionTimeout()))) {
            wantStop(request, true);
            if (rules.executionTimesOut()) {
                end(request, Status.TIMED_OUT, Outcome.NOTHING);
            } else {
                end(request, Status.FAILED, timedOut());
            }
        }
    }

    private void expireWaiting(Request request) {
        if (rules.ttlTimesOut()) {
            end(request, Status.TIMED_OUT, Outcome.NOTHING);
        } else {
            remove(request, Why.TTL_EXPIRED);
        }
    }

    private Duration retention(Request request) {
        return request.asked().sync() ? rules.runsyncRetention() : rules.runRetention();
    }

    private void lose(Request request, Running run) {
        if (request.retries() < rules.retries()) {
            request.countRetry();
            retried++;
            enqueue(request, run.requeued(time.instant()), Came.REQUEUED);
        } else {
            end(request, Status.FAILED, timedOut());
        }
    }

    /** What production says of a lost worker and of an execution timeout alike. */
    private Outcome timedOut() {
        return Outcome.failed("job timed out after " + rules.retries() + " retries");
    }

    private void enqueue(Request request, Waiting waiting, Came came) {
        running.remove(request);
        request.become(waiting);
        line.addFirst(request);
        listener.accept(new QueueEvent.Queued(request, came));
    }

    private void wantStop(Request request, boolean orElse) {
        request.holders().forEach(holder -> listener.accept(new QueueEvent.StopWanted(request, holder, orElse)));
    }

    private void finish(Request request, String workerId, Status status, Outcome outcome) {
        request.become(ended(request, status, workerId, outcome), workerId);
        ended(request);
    }

    private void end(Request request, Status status, Outcome outcome) {
        request.become(ended(request, status, request.workerId(), outcome));
        ended(request);
    }

    private Finished ended(Request request, Status status, @Nullable String workerId, Outcome outcome) {
        Instant now = time.instant();
        return switch (request.state()) {
            case Waiting waiting -> waiting.ended(status, now, workerId, outcome);
            case Running run -> run.ended(status, now, outcome);
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
        deadlines.remind(time.instant().plus(retention(request)), request);
        listener.accept(new QueueEvent.Ended(request));
    }

    private void remove(Request request, Why why) {
        requests.remove(request.id());
        line.remove(request);
        running.remove(request);
        twins.remove(request);
        listener.accept(new QueueEvent.Removed(request, why));
    }
}
