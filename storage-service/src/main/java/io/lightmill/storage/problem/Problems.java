package io.lightmill.storage.problem;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.trace.CurrentTrace;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problems to throw or to put into an answer. */
public final class Problems {

    private static final String RETRY_AFTER_SECONDS = "2";

    /** The error with what is wrong here. */
    public static HttpProblem of(ErrorCode code, String detail) {
        return builder(code, detail).build();
    }

    /** The error with the field that it is about. */
    public static HttpProblem ofField(ErrorCode code, String field, String detail) {
        return builder(code, detail)
                .with("errors", List.of(part(code, field, detail)))
                .build();
    }

    /** To put headers or fields on. */
    public static HttpProblem.Builder builder(ErrorCode code, String detail) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(URI.create(code.type()))
                .withTitle(code.sentence())
                .withStatus(code.httpStatus())
                .withDetail(detail)
                .with("advice", code.advice());
        String trace = CurrentTrace.id();
        if (code == ErrorCode.INTERNAL && trace != null) {
            builder.with("trace", trace);
        }
        return code == ErrorCode.UNAVAILABLE ? builder.withHeader("Retry-After", RETRY_AFTER_SECONDS) : builder;
    }

    /** The same as part of a larger answer. */
    public static Estimate.Problem part(ErrorCode code, @Nullable String field, String detail) {
        return new Estimate.Problem(code.type(), field, detail);
    }

    private Problems() {}
}
