package io.lightmill.dispatcher.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives problems that the framework made (404, 405, 415, failures) their entry of the catalogue. */
@ApplicationScoped
public class CataloguedProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            // Our own paths are nobody's business: callers know the address that they called.
            return HttpProblem.builder(problem).withInstance(null).build();
        }
        ErrorCode code = code(problem.getStatusCode());
        return Problems.of(code, detail(problem, code));
    }

    /** The framework has news only of broken JSON; what broke inside of us is for the log. */
    private static String detail(HttpProblem problem, ErrorCode code) {
        String said = problem.getDetail();
        boolean news = code == ErrorCode.MALFORMED_REQUEST && said != null && !said.startsWith("HTTP ");
        return news ? said : code.sentence();
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 400 -> ErrorCode.MALFORMED_REQUEST;
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }
}
