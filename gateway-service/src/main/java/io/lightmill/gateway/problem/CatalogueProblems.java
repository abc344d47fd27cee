package io.lightmill.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.lightmill.contracts.error.ErrorCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives what the framework refuses by itself (no route, method, media type, broken JSON) its entry of the catalogue. */
@ApplicationScoped
class CatalogueProblems implements ProblemPostProcessor {

    private static final Map<Integer, ErrorCode> BY_STATUS = Map.of(
            400, ErrorCode.MALFORMED_REQUEST,
            401, ErrorCode.UNAUTHENTICATED,
            403, ErrorCode.FORBIDDEN,
            404, ErrorCode.NOT_FOUND,
            405, ErrorCode.METHOD_NOT_ALLOWED,
            406, ErrorCode.NOT_ACCEPTABLE,
            413, ErrorCode.PAYLOAD_TOO_LARGE,
            415, ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            422, ErrorCode.INVALID_REQUEST);

    /** The framework's own words are "HTTP 404 Not Found" or "Unable to find matching target resource method". */
    private static final Map<ErrorCode, String> DETAILS = Map.of(
            ErrorCode.MALFORMED_REQUEST, "The request could not be read.",
            ErrorCode.NOT_FOUND, "Nothing has this address.",
            ErrorCode.METHOD_NOT_ALLOWED, "This address does not take this method.",
            ErrorCode.UNSUPPORTED_MEDIA_TYPE, "This address does not take a body of this Content-Type.");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        URI type = problem.getType();
        if (type != null && type.toString().startsWith("urn:lightmill:")) {
            return problem;
        }
        ErrorCode code = BY_STATUS.getOrDefault(problem.getStatusCode(), ErrorCode.INTERNAL);
        HttpProblem catalogued = Problem.of(code, detail(code, problem)).exception();
        JsonProcessingException broken = brokenJson(context.cause);
        return broken == null
                ? catalogued
                : HttpProblem.builder(catalogued)
                        .with("errors", List.of(Map.of("field", field(broken), "detail", detail(broken))))
                        .build();
    }

    /** The framework has news only of broken JSON; what broke inside is for the log, not for the caller. */
    private static String detail(ErrorCode code, HttpProblem problem) {
        String detail = problem.getDetail();
        boolean news = code == ErrorCode.MALFORMED_REQUEST && detail != null && !detail.startsWith("HTTP ");
        return news ? detail : DETAILS.getOrDefault(code, code.sentence());
    }

    private static @Nullable JsonProcessingException brokenJson(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException broken) {
                return broken;
            }
        }
        return null;
    }

    /** Which class of ours it did not fit is no news to the caller. */
    private static String detail(JsonProcessingException broken) {
        return broken instanceof MismatchedInputException
                ? "Another type is expected here."
                : broken.getOriginalMessage();
    }

    private static String field(JsonProcessingException broken) {
        String path = broken instanceof JsonMappingException mapping ? path(mapping) : "";
        var place = broken.getLocation();
        return path.isEmpty() && place != null ? "line " + place.getLineNr() + ", column " + place.getColumnNr() : path;
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
