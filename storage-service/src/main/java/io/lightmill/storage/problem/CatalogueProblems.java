package io.lightmill.storage.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Gives every problem that the framework made the type, title and advice that the catalogue has for it. */
@ApplicationScoped
public class CatalogueProblems implements ProblemPostProcessor {

    private static final String VIOLATIONS = "violations";
    private static final String FIELD = "field";

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            // Our own paths are nobody's business: callers know the address that they called.
            return HttpProblem.builder(problem).withInstance(null).build();
        }
        if (context.cause.getCause() instanceof HttpProblem inParameter) {
            return inParameter;
        }
        ErrorCode code = code(problem);
        HttpProblem.Builder builder = Problems.builder(code, detail(problem, code));
        problem.getHeaders().forEach(builder::withHeader);
        if (problem.getParameters().get(VIOLATIONS) instanceof List<?> violations) {
            builder.with(
                    "errors", violations.stream().map(CatalogueProblems::field).toList());
        } else if (problem.getParameters().get(FIELD) instanceof String field) {
            builder.with("errors", List.of(Map.of("field", field, "detail", detail(problem, code))));
        }
        return builder.build();
    }

    private static ErrorCode code(HttpProblem problem) {
        if (problem.getParameters().containsKey(VIOLATIONS)) {
            return ErrorCode.INVALID_REQUEST;
        }
        return switch (problem.getStatusCode()) {
            case 400 -> ErrorCode.MALFORMED_REQUEST;
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> problem.getStatusCode() < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }

    private static String detail(HttpProblem problem, ErrorCode code) {
        String said = problem.getDetail();
        // The framework has news only of broken JSON; what broke inside of us is for the log.
        boolean news = code == ErrorCode.MALFORMED_REQUEST && said != null && !said.startsWith("HTTP ");
        return news ? said : code.sentence();
    }

    private static Map<String, String> field(Object violation) {
        return violation instanceof Violation one
                ? Map.of("field", String.valueOf(one.field), "detail", String.valueOf(one.message))
                : Map.of("field", "", "detail", String.valueOf(violation));
    }
}
