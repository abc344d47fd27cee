package io.lightmill.storage.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.trace.Trace;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** A problem document from a route that JAX-RS does not see. */
public final class ProblemDocument {

    /** Answers with the error, if nothing was answered yet. */
    public static void send(HttpServerRequest request, ErrorCode code, String detail) {
        HttpServerResponse response = request.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        if (code == ErrorCode.UNAVAILABLE) {
            response.putHeader("Retry-After", "2");
        }
        JsonObject body = new JsonObject()
                .put("type", code.type())
                .put("title", code.sentence())
                .put("status", code.httpStatus())
                .put("detail", detail)
                .put("advice", code.advice());
        // The request's own: the answer may be written by a thread that works for nobody in particular.
        Trace.parse(request.getHeader(Trace.HEADER))
                .filter(trace -> code == ErrorCode.INTERNAL)
                .ifPresent(trace -> body.put("trace", trace.id()));
        response.setStatusCode(code.httpStatus())
                .putHeader("Content-Type", "application/problem+json")
                .end(body.encode());
    }

    private ProblemDocument() {}
}
