package io.lightmill.gateway.relay;

import io.lightmill.gateway.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** An answer that is passed back as it arrives. */
record StreamedAnswer(Call call, HttpClientResponse head, HttpServerRequest inbound) {

    /** What to say in its place; null: it speaks for itself. */
    @Nullable
    Problem problem(Way way) {
        return inbound.method() == HttpMethod.HEAD
                ? null
                : BareError.problem(head, way.sibling().name());
    }

    /** Completes when all of it has been passed back; fails when the rest never will be. */
    Future<Void> passBack(Way way) {
        HttpServerResponse answer = inbound.response();
        answer.setStatusCode(head.statusCode());
        EndToEndHeaders.copyAnswer(head.headers(), answer.headers());
        if (way.userContent()) {
            UserContent.disarm(answer);
        }
        if (mayHaveBody() && !answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            answer.setChunked(true);
        }
        return head.pipe()
                .endOnFailure(false)
                .to(answer)
                .onFailure(broken ->
                        // A pipe whose end broke lets its source run dry, which for a large file is long: cut it.
                        call.breakOff());
    }

    private boolean mayHaveBody() {
        return inbound.method() != HttpMethod.HEAD && head.statusCode() != 204 && head.statusCode() != 304;
    }
}
