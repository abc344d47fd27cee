package io.lightmill.gateway.relay;

import io.lightmill.gateway.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;

/** An answer that is held until it is whole: while it is not, another replica's may still take its place. */
record HeldAnswer(HttpClientResponse head, Buffer body) {

    /** Far more than the most that a dispatcher says to a worker, which is a chunk with its tickets. */
    static final int MOST_BYTES = 1024 * 1024;

    /** Reads it to its end; fails when it breaks off or is larger than that. Called where its head arrives. */
    static Future<HeldAnswer> of(Call call, HttpClientResponse head) {
        Promise<HeldAnswer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        head.exceptionHandler(whole::tryFail);
        head.handler(bytes -> {
            if (body.length() + bytes.length() <= MOST_BYTES) {
                body.appendBuffer(bytes);
            } else if (whole.tryFail(new IOException("an answer of more than " + MOST_BYTES + " bytes"))) {
                call.breakOff();
            }
        });
        head.endHandler(end -> whole.tryComplete(new HeldAnswer(head, body)));
        return whole.future();
    }

    /** What a service says that is about to stop, by its framework; its own 503 comes with a problem document. */
    boolean isAbsence() {
        return head.statusCode() == 503 && BareError.isBare(head);
    }

    void passBack(HttpServerResponse answer, Way way) {
        Problem bare = BareError.problem(head, way.sibling().name());
        if (bare != null) {
            bare.send(answer);
            return;
        }
        answer.setStatusCode(head.statusCode());
        EndToEndHeaders.copyAnswer(head.headers(), answer.headers());
        answer.end(body);
    }
}
