package io.lightmill.gateway.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.trace.CurrentTrace;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One error of the catalogue with what is wrong here.
 *
 * @param detail for people
 * @param retryAfterSeconds sent as {@code Retry-After}; null: no such header
 */
public record Problem(
        ErrorCode code, String detail, @Nullable Integer retryAfterSeconds) {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** An error that waiting does not change. */
    public static Problem of(ErrorCode code, String detail) {
        return new Problem(code, detail, null);
    }

    /** A sibling that cannot be asked now. */
    public static Problem unavailable(String detail) {
        return new Problem(ErrorCode.UNAVAILABLE, detail, 2);
    }

    /** Answers with it, unless an answer has begun or its caller has gone. */
    public void send(HttpServerResponse response) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        if (retryAfterSeconds != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        if (code == ErrorCode.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(code.httpStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(body());
    }

    /** The same for code inside a JAX-RS method. */
    public HttpProblem exception() {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(URI.create(code.type()))
                .withTitle(code.sentence())
                .withStatus(code.httpStatus())
                .withDetail(detail)
                .with("advice", code.advice());
        String trace = trace();
        if (trace != null) {
            builder.with("trace", trace);
        }
        if (retryAfterSeconds != null) {
            builder.withHeader(HttpHeaders.RETRY_AFTER.toString(), retryAfterSeconds);
        }
        return builder.build();
    }

    /** The document. */
    public Buffer body() {
        JsonObject document = new JsonObject()
                .put("type", code.type())
                .put("title", code.sentence())
                .put("status", code.httpStatus())
                .put("detail", detail)
                .put("advice", code.advice());
        String trace = trace();
        return (trace == null ? document : document.put("trace", trace)).toBuffer();
    }

    /** What to search the logs for, where something broke. */
    private @Nullable String trace() {
        return code == ErrorCode.INTERNAL ? CurrentTrace.id() : null;
    }
}
