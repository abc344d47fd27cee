package io.lightmill.gateway.relay;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** An error that a sibling's HTTP server answered by itself, before its service was asked: it says nothing but a status. */
final class BareError {

    private BareError() {}

    static boolean isBare(HttpClientResponse answer) {
        String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        return answer.statusCode() >= 400 && (type == null || !type.startsWith(Problem.MEDIA_TYPE));
    }

    /** What to say in its place; null: it says enough itself. */
    static @Nullable Problem problem(HttpClientResponse answer, String sibling) {
        if (!isBare(answer)) {
            return null;
        }
        return switch (answer.statusCode()) {
            case 400 -> Problem.of(ErrorCode.MALFORMED_REQUEST, sibling + " cannot read the request.");
            case 413 -> Problem.of(ErrorCode.PAYLOAD_TOO_LARGE, sibling + " takes no body of this size here.");
            case 503 -> Problem.unavailable(sibling + " is starting or about to stop.");
            case 500, 501, 502, 504 -> Problem.of(ErrorCode.INTERNAL, sibling + " could not do it.");
            default -> null;
        };
    }
}
