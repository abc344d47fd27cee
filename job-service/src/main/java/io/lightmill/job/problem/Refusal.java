package io.lightmill.job.problem;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.trace.CurrentTrace;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the problem document of a code. */
public final class Refusal {

    /** How long to wait before asking again, in seconds, where waiting helps. */
    private static final int RETRY_AFTER = 2;

    private Refusal() {}

    /**
     * A problem about the whole request.
     *
     * @param detail what is wrong here
     */
    public static HttpProblem of(ErrorCode code, String detail) {
        return builder(code, detail).build();
    }

    /** A problem about one field. */
    public static HttpProblem ofField(ErrorCode code, String field, String detail) {
        return of(code, List.of(new Estimate.Problem(code.type(), field, detail)));
    }

    /** A problem with everything that was found, not only the first. */
    public static HttpProblem of(ErrorCode code, List<Estimate.Problem> found) {
        String detail = found.size() == 1
                ? found.getFirst().detail()
                : found.size() + " things are wrong; the first: "
                        + found.getFirst().detail();
        return builder(code, detail).with("errors", found).build();
    }

    /** There is no such thing, or it is a stranger's: the two are not told apart. */
    public static HttpProblem notFound(String what) {
        return of(ErrorCode.NOT_FOUND, "There is no " + what + " with this id among yours.");
    }

    /**
     * A quota is used up.
     *
     * @param seconds until asking again may help
     */
    public static HttpProblem tooMany(String detail, long seconds) {
        return builder(ErrorCode.TOO_MANY_REQUESTS, detail)
                .withHeader("Retry-After", seconds)
                .build();
    }

    static HttpProblem.Builder builder(ErrorCode code, @Nullable String detail) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(URI.create(code.type()))
                .withTitle(code.sentence())
                .withStatus(code.httpStatus())
                .with("advice", code.advice());
        if (detail != null) {
            builder.withDetail(detail);
        }
        String trace = CurrentTrace.id();
        if (code == ErrorCode.INTERNAL && trace != null) {
            builder.with("trace", trace);
        }
        return code == ErrorCode.UNAVAILABLE ? builder.withHeader("Retry-After", RETRY_AFTER) : builder;
    }
}
