package io.lightmill.runpodlocal.queue;

import io.lightmill.runpodlocal.queue.RequestState.Finished;
import io.lightmill.runpodlocal.queue.RequestState.Running;
import io.lightmill.runpodlocal.queue.RequestState.Waiting;
import java.util.Collection;

/** What workers post, and whether it counts. */
record Posts(Book book) {

    PostAnswer post(String id, String workerId, Posted posted) {
        Request request = book.find(id).orElse(null);
        if (request == null) {
            return PostAnswer.UNKNOWN;
        }
        return switch (request.state()) {
            case Finished end -> late(request, end, workerId, posted);
            case Waiting ignored ->
                mayPost(request, workerId) ? apply(request, workerId, posted) : unwanted(request, workerId);
            case Running ignored ->
                mayPost(request, workerId) ? apply(request, workerId, posted) : unwanted(request, workerId);
        };
    }

    PostAnswer stream(String id, String workerId, Collection<String> chunks) {
        Request request = book.find(id).orElse(null);
        if (request == null || !(request.state() instanceof Running) || !mayPost(request, workerId)) {
            return PostAnswer.UNKNOWN;
        }
        chunks.forEach(request::add);
        book.tell(new QueueEvent.Streamed(request, workerId));
        return PostAnswer.ACCEPTED;
    }

    private boolean mayPost(Request request, String workerId) {
        return book.rules().formerWorkerCounts() || request.heldBy(workerId);
    }

    private PostAnswer unwanted(Request request, String workerId) {
        book.tell(new QueueEvent.PostIgnored(request, workerId, request.status()));
        return PostAnswer.UNKNOWN;
    }

    private PostAnswer late(Request request, Finished end, String workerId, Posted posted) {
        if (posted instanceof Posted.Progress progress) {
            if (book.rules().lateProgressReopens()) {
                book.progress(request, end.reopened(progress.output()));
            }
            return PostAnswer.IGNORED;
        }
        return request.postedBy(workerId) ? PostAnswer.ACCEPTED : unwanted(request, workerId);
    }

    private PostAnswer apply(Request request, String workerId, Posted posted) {
        return switch (posted) {
            case Posted.Progress progress -> {
                if (request.state() instanceof Running now) {
                    book.progress(request, now.progressed(progress.output()));
                }
                yield PostAnswer.ACCEPTED;
            }
            case Posted.Result result -> {
                book.finish(request, workerId, result.status(), result.outcome());
                yield PostAnswer.ACCEPTED;
            }
            case Posted.Unreadable ignored -> {
                if (book.rules().refusedResultCompletes()) {
                    book.finish(request, workerId, Status.COMPLETED, Outcome.NOTHING);
                }
                yield PostAnswer.REFUSED;
            }
        };
    }
}
