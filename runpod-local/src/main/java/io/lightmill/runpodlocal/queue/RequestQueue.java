package io.lightmill.runpodlocal.queue;

import io.lightmill.runpodlocal.queue.QueueEvent.Came;
import io.lightmill.runpodlocal.queue.QueueEvent.Why;
import io.lightmill.runpodlocal.queue.RequestState.Finished;
import io.lightmill.runpodlocal.queue.RequestState.Running;
import io.lightmill.runpodlocal.queue.RequestState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one endpoint, as clients, workers and the platform's own rules move them. A final state changes by {@code retry}
 * only (and by bug 250, where that is switched on). {@link Book} keeps the states, {@link Posts} judges what workers post,
 * {@link Losses} what is lost or late.
 */
public final class RequestQueue {

    private static final NewRequest FORGOTTEN =
            new NewRequest(false, "{}", null, null, new Policy(Duration.ZERO, Duration.ZERO, false));

    private final Supplier<UUID> ids;
    private final Book book;
    private final Posts posts;
    private final Losses losses;
    private final Twins twins = new Twins();

    /**
     * An empty queue.
     *
     * @param ids where new ids come from
     * @param listener hears of every change
     */
    public RequestQueue(QueueRules rules, InstantSource time, Supplier<UUID> ids, Consumer<QueueEvent> listener) {
        this.ids = ids;
        this.book = new Book(rules, time, listener);
        this.posts = new Posts(book);
        this.losses = new Losses(book);
    }

    /** An id as this endpoint gives them. */
    public String newId(boolean sync) {
        return (sync ? "sync-" : "") + ids.get() + "-u1";
    }

    /** Queues a new request. */
    public Request accept(NewRequest asked) {
        Request request = new Request(newId(asked.sync()), asked, book.now());
        book.accept(request);
        return request;
    }

    /**
     * A request of an earlier process: what was asked, and its result, are not known any more, so it cannot be retried.
     *
     * @param status how it ended; null: it ended with the process, and is cancelled
     * @param at when it ended, or was accepted
     */
    public void bury(String id, @Nullable Status status, Instant at) {
        Request request = new Request(id, FORGOTTEN, at);
        if (status == null) {
            book.bury(request);
        } else {
            book.bury(request, status, at);
        }
    }

    /** The request of this id, unless it is gone. */
    public Optional<Request> find(String id) {
        return book.find(id);
    }

    /** Hands the next ones, at most so many, to a worker. */
    public List<Request> take(String workerId, int max) {
        List<Request> taken = new ArrayList<>();
        while (taken.size() < max) {
            Optional<Request> next = takeTwin(workerId).or(() -> book.takeNext(workerId));
            if (next.isEmpty()) {
                break;
            }
            taken.add(next.get());
        }
        return taken;
    }

    private Optional<Request> takeTwin(String workerId) {
        Optional<Request> twin = twins.nextFor(workerId, book);
        twin.ifPresent(request -> book.tell(new QueueEvent.Taken(request, workerId, true)));
        return twin;
    }

    /** A fault: the next other worker that asks gets this taken request as well. */
    public void deliverAgain(Request request) {
        twins.add(request);
    }

    /** Whether a take could bring something. */
    public boolean isEmpty() {
        return book.line().size() == 0 && twins.isEmpty();
    }

    /** The poll that it was handed to is gone: back to where it was, without a retry. */
    public void putBack(Request request, String workerId) {
        // Race: its ttl may have ended between the take and the news that nobody was there.
        boolean known = book.find(request.id()).isPresent();
        if (known && request.state() instanceof Running now && now.workerId().equals(workerId)) {
            book.waitAgain(request, now.putBack(), Came.PUT_BACK);
        }
    }

    /** A worker posted something for a request. */
    public PostAnswer post(String id, String workerId, Posted posted) {
        return posts.post(id, workerId, posted);
    }

    /** A worker posted chunks of a generator. */
    public PostAnswer stream(String id, String workerId, Collection<String> chunks) {
        return posts.stream(id, workerId, chunks);
    }

    /** Cancels what is not final; the status that it has then. */
    public Optional<Status> cancel(String id) {
        return find(id).map(request -> {
            if (!request.status().isFinal()) {
                book.wantStop(request, false);
                book.end(request, Status.CANCELLED, Outcome.NOTHING);
            }
            return request.status();
        });
    }

    /** Queues a failed or timed out one again, under its id; false when it is neither. */
    public boolean retry(Request request) {
        boolean known = !request.asked().equals(FORGOTTEN);
        if (known && request.state() instanceof Finished end && end.status().isRetryable()) {
            book.startAgain(request, end);
            return true;
        }
        return false;
    }

    /** Removes all that wait; how many. */
    public int removeWaiting(Why why) {
        int removed = 0;
        for (Optional<Request> next = book.line().next();
                next.isPresent();
                next = book.line().next()) {
            book.remove(next.get(), why);
            removed++;
        }
        return removed;
    }

    /** A fault: from now on nobody knows of it. */
    public void forget(Request request) {
        book.remove(request, Why.FORGOTTEN);
    }

    /** A worker's ping named these. */
    public void pinged(String workerId, Set<String> named) {
        losses.pinged(workerId, named);
    }

    /** A worker is gone: what it held is queued again, or fails. */
    public void workerLost(String workerId) {
        losses.workerLost(workerId);
    }

    /** Does all that is due by now. */
    public void tick() {
        book.ring(losses::look);
    }

    /** The workers that hold something. */
    public Set<String> holders() {
        return book.running().flatMap(request -> request.holders().stream()).collect(Collectors.toSet());
    }

    /** Whether it runs there. */
    public boolean isHeldBy(String id, String workerId) {
        return find(id).map(request -> request.heldBy(workerId)).orElse(false);
    }

    /** What a worker holds, oldest first. */
    public List<Request> heldBy(String workerId) {
        return book.running().filter(request -> request.heldBy(workerId)).toList();
    }

    /** The counters of {@code /health}. */
    public Counts counts() {
        return book.counts();
    }

    /** How long the next one has waited. */
    public Duration oldestWait() {
        return book.line()
                .oldest()
                .map(request -> request.state() instanceof Waiting waiting
                        ? Duration.between(waiting.since(), book.now())
                        : Duration.ZERO)
                .orElse(Duration.ZERO);
    }

    /** Everything that is not gone. */
    public Collection<Request> all() {
        return book.all();
    }
}
