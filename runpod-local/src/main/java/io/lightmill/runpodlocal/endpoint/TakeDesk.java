package io.lightmill.runpodlocal.endpoint;

import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.queue.RequestQueue;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Workers that wait for work, first come first served. Who leaves must say so, or work is handed to nobody. */
public final class TakeDesk {

    private final RequestQueue queue;
    private final WorkerTable workers;
    private final BooleanSupplier open;
    private final Set<Poll> waiting = new LinkedHashSet<>();

    TakeDesk(RequestQueue queue, WorkerTable workers, BooleanSupplier open) {
        this.queue = queue;
        this.workers = workers;
        this.open = open;
    }

    /** A worker's question. */
    public static final class Poll {
        private final String workerId;
        private final int max;
        private final Consumer<List<Request>> answer;

        /**
         * Not asked yet.
         *
         * @param max how many requests it takes at most
         * @param answer called once, with at least one
         */
        public Poll(String workerId, int max, Consumer<List<Request>> answer) {
            this.workerId = workerId;
            this.max = max;
            this.answer = answer;
        }
    }

    /** Answers at once or when there is work. */
    public void ask(Poll poll) {
        workers.polled(poll.workerId);
        if (!serve(poll)) {
            waiting.add(poll);
        }
    }

    /** It waits no longer; false: it was answered before. */
    public boolean leave(Poll poll) {
        return waiting.remove(poll);
    }

    /** There may be work now. */
    public void wake() {
        Iterator<Poll> each = List.copyOf(waiting).iterator();
        while (!queue.isEmpty() && each.hasNext()) {
            Poll poll = each.next();
            // An answer may have made another one leave meanwhile.
            if (waiting.contains(poll) && serve(poll)) {
                waiting.remove(poll);
            }
        }
    }

    private boolean serve(Poll poll) {
        if (!open.getAsBoolean() || !workers.mayTake(poll.workerId)) {
            return false;
        }
        List<Request> taken = queue.take(poll.workerId, poll.max);
        if (taken.isEmpty()) {
            return false;
        }
        // Heard of again: one that waited for long may have been taken for lost, and who holds something must be known.
        workers.polled(poll.workerId);
        poll.answer.accept(taken);
        return true;
    }
}
