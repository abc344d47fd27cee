package io.lightmill.job.problem;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.error.ErrorCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives problems that the framework made (404, 405, 415, violations, failures) their code of the catalogue. */
@ApplicationScoped
public class CataloguedProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            // Our own paths are nobody's business: callers know the address that they called.
            return HttpProblem.builder(problem).withInstance(null).build();
        }
        if (context.cause.getCause() instanceof HttpProblem inParameter) {
            return inParameter;
        }
        if (problem.getParameters().get("violations") instanceof List<?> violations) {
            return Refusal.of(ErrorCode.INVALID_REQUEST, fields(violations));
        }
        ErrorCode code = codeOf(problem.getStatusCode());
        HttpProblem.Builder catalogued = Refusal.builder(code, detail(problem, code));
        problem.getHeaders().forEach(catalogued::withHeader);
        return catalogued.build();
    }

    private static List<Estimate.Problem> fields(List<?> violations) {
        return violations.stream()
                .filter(Violation.class::isInstance)
                .map(Violation.class::cast)
                .map(it ->
                        new Estimate.Problem(ErrorCode.INVALID_REQUEST.type(), it.field, it.field + " " + it.message))
                .toList();
    }

    /** The framework has news only of broken JSON; the text of an unexpected failure stays in the log. */
    private static String detail(HttpProblem problem, ErrorCode code) {
        String said = problem.getDetail();
        boolean news = code == ErrorCode.MALFORMED_REQUEST && said != null && !said.startsWith("HTTP ");
        return news ? said : code.sentence();
    }

    private static ErrorCode codeOf(int status) {
        return switch (status) {
            case 400 -> ErrorCode.MALFORMED_REQUEST;
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 409 -> ErrorCode.CONFLICT;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> ErrorCode.INVALID_REQUEST;
            case 429 -> ErrorCode.TOO_MANY_REQUESTS;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }
}
