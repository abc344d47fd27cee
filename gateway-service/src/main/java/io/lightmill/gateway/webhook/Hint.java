package io.lightmill.gateway.webhook;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.Call;
import io.lightmill.gateway.relay.Sibling;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One webhook on its way to the dispatcher. That it came, and for which invocation, is the news; the body only adds to it. So
 * a body that is large or slow is left behind and the news goes on without it, in time for an answer that RunPod waits for.
 */
final class Hint {

    private static final int BODY_BOUND = 64 * 1024;
    private static final long BODY_MILLIS = 300;
    /** How long the rest of a body that nobody wants is thrown away, so that its sender comes to read the answer. */
    private static final long LINGER_MILLIS = 2000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Promise<Void> over = Promise.promise();
    private Buffer body = Buffer.buffer();
    private boolean read;
    private boolean passed;
    private @Nullable Runnable whenRead;

    Hint(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
    }

    Future<Void> passTo(Sibling dispatcher, String uri, Duration within) {
        long slow = vertx.setTimer(BODY_MILLIS, fired -> pass(dispatcher, uri, within));
        request.exceptionHandler(gone -> over.tryComplete());
        request.endHandler(end -> {
            read = true;
            vertx.cancelTimer(slow);
            pass(dispatcher, uri, within);
            if (whenRead != null) {
                whenRead.run();
            }
        });
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= BODY_BOUND && !passed) {
                body.appendBuffer(chunk);
            } else {
                vertx.cancelTimer(slow);
                body = Buffer.buffer();
                pass(dispatcher, uri, within);
            }
        });
        request.resume();
        return over.future();
    }

    private void pass(Sibling dispatcher, String uri, Duration within) {
        if (passed) {
            return;
        }
        passed = true;
        Buffer told = read ? body : Buffer.buffer();
        dispatcher
                .open(HttpMethod.POST, uri)
                .compose(call -> tell(call, told, within))
                .onSuccess(this::answer)
                .onFailure(away -> refuse(Problem.unavailable("The dispatcher cannot be told now; tell it again.")));
    }

    private Future<Integer> tell(Call call, Buffer told, Duration within) {
        long timer = vertx.setTimer(within.toMillis(), fired -> call.breakOff());
        return call.request()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .send(told)
                .map(answer -> answer.statusCode())
                .onComplete(done -> vertx.cancelTimer(timer));
    }

    private void answer(int status) {
        if (status == 404) {
            refuse(Problem.of(ErrorCode.NOT_FOUND, "No invocation has this address."));
        } else if (status >= 300) {
            refuse(Problem.unavailable("The dispatcher cannot take it now; tell it again."));
        } else {
            // RunPod counts 200 as received; of other good statuses nobody is sure.
            response.setStatusCode(200).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            finish(Buffer.buffer("{\"status\":\"received\"}"));
        }
    }

    private void refuse(Problem problem) {
        if (read) {
            problem.send(response);
            over.tryComplete();
        } else {
            response.setStatusCode(problem.code().httpStatus()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
            finish(problem.body());
        }
    }

    /** Closing at once on a sender that still sends would reset its connection before it has read the answer. */
    private void finish(Buffer text) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(text.length()));
        if (read) {
            response.end(text);
            over.tryComplete();
            return;
        }
        response.putHeader(HttpHeaders.CONNECTION, "close").write(text);
        long linger = vertx.setTimer(LINGER_MILLIS, fired -> end());
        whenRead = () -> {
            vertx.cancelTimer(linger);
            end();
        };
    }

    private void end() {
        if (!response.ended()) {
            response.end();
        }
        over.tryComplete();
    }
}
