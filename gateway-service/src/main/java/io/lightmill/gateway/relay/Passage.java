package io.lightmill.gateway.relay;

import io.lightmill.gateway.problem.Problem;
import io.lightmill.trace.Trace;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a sibling and its answer on the way back. Unless its caller goes, it ends in an answer: the sibling's
 * own, unchanged, and cut off where the sibling breaks off; or a problem document. What only reads, and whose connection breaks before
 * an answer began, as that of a replica that dies, is asked once more, of another replica where there is one that answers. Runs on the
 * request's event loop alone.
 */
public final class Passage {

    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final HttpServerRequest inbound;
    private final HttpServerResponse answer;
    private final Ending ending;
    private final Way way;
    private final AnswerTimer timer;
    private final Promise<Void> over = Promise.promise();
    private @Nullable Call outbound;
    private boolean mayBeAskedAgain;
    private boolean answering;
    private boolean callerGone;

    Passage(Vertx vertx, HttpServerRequest inbound, Ending ending, Way way) {
        this.inbound = inbound;
        this.answer = inbound.response();
        this.ending = ending;
        this.way = way;
        this.timer = new AnswerTimer(vertx, way.answerWithin());
    }

    /** Passes the request on with its own body. */
    public Future<Void> run() {
        DeclaredBody body = new DeclaredBody(inbound);
        if (body.length() > way.bodyBound()) {
            return refuse(CappedBody.tooLarge(way.bodyBound()));
        }
        boolean bodied = body.isThere();
        mayBeAskedAgain = !bodied && READING.contains(inbound.method());
        return open(inbound.method(), call -> {
            EndToEndHeaders.copyRequest(inbound.headers(), call.request().headers());
            if (!bodied) {
                startTimer(call);
                return call.request().send();
            }
            body.invite();
            return send(call, new CappedBody(inbound, way.bodyBound()), body.length() < 0);
        });
    }

    /**
     * Passes a body on that was found inside the request, such as a file in a form.
     *
     * @param body paused
     */
    public Future<Void> run(CappedBody body, String contentType) {
        return open(HttpMethod.POST, call -> {
            call.request().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
            call.request().putHeader(Trace.HEADER, inbound.getHeader(Trace.HEADER));
            return send(call, body, true);
        });
    }

    /** The caller has gone: nobody waits for the answer any more. */
    private void abandon() {
        if (over.future().isComplete()) {
            return;
        }
        callerGone = true;
        if (outbound != null) {
            outbound.breakOff();
        }
        over.tryComplete();
    }

    private Future<Void> open(HttpMethod method, Exchange exchange) {
        ending.whenBrokenOff(this::abandon);
        ask(method, exchange);
        return over.future();
    }

    private void ask(HttpMethod method, Exchange exchange) {
        way.sibling().open(method, way.uri()).onComplete(opened -> {
            if (opened.failed()) {
                refuse(Problem.unavailable(way.sibling().name() + " cannot be reached."));
                return;
            }
            Call call = opened.result();
            // Whatever breaks it is heard where its answer or its body is waited for.
            call.request()
                    .exceptionHandler(
                            broken -> LOG.debugf("%s: %s", way.sibling().name(), broken));
            outbound = call;
            if (callerGone) {
                call.breakOff();
                return;
            }
            exchange(call, exchange);
        });
    }

    private void exchange(Call call, Exchange exchange) {
        if (way.authorization() != null) {
            call.request().putHeader(HttpHeaders.AUTHORIZATION, way.authorization());
        }
        exchange.send(call).onComplete(answered -> {
            timer.cancel();
            if (answered.succeeded() && !call.isBrokenOff()) {
                passBack(call, answered.result());
            } else if (isWorthAnotherTry(call)) {
                LOG.debugf(answered.cause(), "%s is asked again", way.sibling().name());
                mayBeAskedAgain = false;
                // Then the next one's turn comes first, unless all were away just now.
                call.replica().away();
                ask(call.request().getMethod(), exchange);
            } else if (!over.future().isComplete()) {
                LOG.debugf(answered.cause(), "%s did not answer", way.sibling().name());
                refuse(noAnswer());
            }
        });
    }

    /** Not when it kept silent for as long as anybody may take: the next one would do the same. */
    private boolean isWorthAnotherTry(Call call) {
        return mayBeAskedAgain && !call.isBrokenOff() && !over.future().isComplete();
    }

    private Future<HttpClientResponse> send(Call call, CappedBody body, boolean chunked) {
        if (chunked) {
            call.request().setChunked(true);
        }
        Future<HttpClientResponse> response = call.request().response();
        Future<Void> sent = call.send(body);
        sent.onComplete(done -> {
            if (done.succeeded()) {
                startTimer(call);
            } else {
                bodyBrokeOff(call, body);
            }
        });
        over.future().onComplete(done -> {
            if (!sent.succeeded()) {
                leaveTheRest(call, body);
            }
        });
        return response;
    }

    /**
     * Nobody wants more of a body: while it does not come, which may be for ever, nobody else would have the connection to the sibling.
     * What does come is thrown away, so that its sender gets rid of it and reads the answer. The pipe, where it waits for room, would
     * not go on: a request that was reset tells of none, and what was written before may not fail.
     */
    private void leaveTheRest(Call call, CappedBody body) {
        call.breakOff();
        if (answer.ended() && !inbound.isEnded()) {
            body.handler(null);
            body.resume();
        }
    }

    private void bodyBrokeOff(Call call, CappedBody body) {
        if (answering) {
            // The sibling has said why it wants no more of it; cutting it off now would cut that answer.
            return;
        }
        // The answer first: the reset lets the exchange fail, which then finds it answered.
        Problem problem = body.problem();
        if (problem != null) {
            refuse(problem);
        }
        call.breakOff();
    }

    private void passBack(Call call, HttpClientResponse from) {
        answering = true;
        if (over.future().isComplete() || answer.closed()) {
            call.breakOff();
            over.tryComplete();
            return;
        }
        StreamedAnswer streamed = new StreamedAnswer(call, from, inbound);
        Problem bare = streamed.problem(way);
        if (bare != null) {
            refuse(bare);
            return;
        }
        // Half an answer must not look like a whole one.
        streamed.passBack(way).onFailure(broken -> ending.cut()).onComplete(passed -> over.tryComplete());
    }

    private Future<Void> refuse(Problem problem) {
        problem.send(answer);
        over.tryComplete();
        return over.future();
    }

    private Problem noAnswer() {
        return Problem.unavailable(
                timer.hasFired()
                        ? way.sibling().name() + " did not answer in time; it may still do what was asked."
                        : way.sibling().name() + " broke off; it may have done what was asked.");
    }

    private void startTimer(Call call) {
        if (!answering) {
            timer.start(call);
        }
    }

    /** Sends an opened request. */
    private interface Exchange {
        Future<HttpClientResponse> send(Call call);
    }
}
