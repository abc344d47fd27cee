package io.lightmill.dispatcher.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.trace.CurrentTrace;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Makes problem documents of catalogue entries. */
public final class Problems {

    private Problems() {}

    /** A refusal; {@code detail} says what is wrong here. */
    public static HttpProblem of(ErrorCode code, String detail) {
        return builder(code, detail).build();
    }

    /** A refusal that names fields. */
    public static HttpProblem of(ErrorCode code, String detail, List<Map<String, String>> errors) {
        return builder(code, detail).with("errors", errors).build();
    }

    /** Somebody else's, or nobody's. */
    public static HttpProblem notFound() {
        return of(ErrorCode.NOT_FOUND, "Nothing is known under this id and token.");
    }

    /** Come again soon: the same request gets the same answer then. */
    public static HttpProblem unavailable(String detail, int afterSeconds) {
        return builder(ErrorCode.UNAVAILABLE, detail)
                .withHeader("Retry-After", afterSeconds)
                .build();
    }

    private static HttpProblem.Builder builder(ErrorCode code, String detail) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(URI.create(code.type()))
                .withTitle(code.sentence())
                .withStatus(code.httpStatus())
                .withDetail(detail)
                .with("advice", code.advice());
        String trace = CurrentTrace.id();
        return code == ErrorCode.INTERNAL && trace != null ? builder.with("trace", trace) : builder;
    }
}
