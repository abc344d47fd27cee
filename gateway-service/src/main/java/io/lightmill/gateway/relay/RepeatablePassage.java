package io.lightmill.gateway.relay;

import io.lightmill.gateway.problem.Problem;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A small request that may be said twice, such as a worker's: a claim carries its run and number, a report counts once for its
 * attempt and item, a beat only moves a deadline. So when a replica refuses, breaks off, is about to stop, or keeps silent, the
 * same words go to the next one, and the worker hears nothing of it; where there is no other, a connection that broke is tried once
 * more. Both bodies are held meanwhile, which is why they are bounded. Runs on the request's event loop alone.
 */
final class RepeatablePassage {

    /** What is larger streams through, and is said once. */
    private static final int HELD_BYTES = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(RepeatablePassage.class);

    private final Vertx vertx;
    private final HttpServerRequest inbound;
    private final HttpServerResponse answer;
    private final Ending ending;
    private final Way way;
    private final Duration moveOnAfter;
    private final Iterator<Replica> replicas;
    private final boolean oneIsAlone;
    private @Nullable Call outbound;
    private boolean asked;
    private boolean keptSilent;
    private boolean callerGone;

    /**
     * Of a request that fits.
     *
     * @param moveOnAfter how long a replica may keep silent when there is another one to ask
     */
    RepeatablePassage(Vertx vertx, HttpServerRequest inbound, Ending ending, Way way, Duration moveOnAfter) {
        this.vertx = vertx;
        this.inbound = inbound;
        this.answer = inbound.response();
        this.ending = ending;
        this.way = way;
        this.moveOnAfter = moveOnAfter;
        List<Replica> order = way.sibling().inTurn();
        this.oneIsAlone = order.size() == 1;
        // A connection of the pool may close in the moment when it is taken: one that is alone is asked again.
        this.replicas = (oneIsAlone ? Collections.nCopies(2, order.getFirst()) : order).iterator();
    }

    /** Whether it is small enough, and says so. */
    static boolean fits(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean asksFirst = request.headers().contains(HttpHeaders.EXPECT);
        // The server has checked that it is a number.
        return length != null && Long.parseLong(length) <= HELD_BYTES && !asksFirst;
    }

    void run() {
        ending.whenBrokenOff(() -> {
            callerGone = true;
            if (outbound != null) {
                outbound.breakOff();
            }
        });
        // A body that breaks off is nobody's any more.
        inbound.body().onSuccess(this::tell);
        inbound.resume();
    }

    private void tell(Buffer body) {
        Replica replica = replicas.next();
        replica.open(inbound.method(), way.uri())
                .compose(call -> send(call, body))
                .onComplete(told -> {
                    if (callerGone || answer.closed()) {
                        return;
                    }
                    if (told.succeeded() && !told.result().isAbsence()) {
                        told.result().passBack(answer, way);
                        return;
                    }
                    replica.away();
                    LOG.debugf(told.cause(), "%s is away", way.sibling().name());
                    if (isWorthAnotherTry(told)) {
                        tell(body);
                    } else if (told.succeeded()) {
                        told.result().passBack(answer, way);
                    } else {
                        noAnswer().send(answer);
                    }
                });
    }

    /** One that is alone and said that it stops, or nothing for as long as anybody may take, would do the same again. */
    private boolean isWorthAnotherTry(AsyncResult<HeldAnswer> told) {
        return replicas.hasNext() && (!oneIsAlone || (told.failed() && !keptSilent));
    }

    private Problem noAnswer() {
        return Problem.unavailable(
                asked
                        ? way.sibling().name() + " did not answer; it may have done what was asked."
                        : way.sibling().name() + " cannot be reached.");
    }

    private Future<HeldAnswer> send(Call call, Buffer body) {
        if (callerGone) {
            // While the connection was being opened. A claim that is sent now would bind a chunk to a worker that left.
            call.breakOff();
            return Future.failedFuture("the caller has gone");
        }
        outbound = call;
        asked = true;
        EndToEndHeaders.copyRequest(inbound.headers(), call.request().headers());
        if (way.authorization() != null) {
            call.request().putHeader(HttpHeaders.AUTHORIZATION, way.authorization());
        }
        Duration patience = replicas.hasNext() && !oneIsAlone ? moveOnAfter : way.answerWithin();
        AnswerTimer timer = new AnswerTimer(vertx, patience);
        timer.start(call);
        return call.request()
                .send(body)
                .compose(head -> HeldAnswer.of(call, head))
                .onComplete(done -> {
                    timer.cancel();
                    keptSilent |= timer.hasFired();
                });
    }
}
