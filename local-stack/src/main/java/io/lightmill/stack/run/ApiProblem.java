package io.lightmill.stack.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.stack.home.Json;
import java.io.Serial;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** The API refused: what it said, as one sentence for people. */
public final class ApiProblem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int UNAUTHENTICATED = 401;
    private static final int ERRORS = 5;

    private final int status;
    private final String type;
    private final Duration comeAgain;

    private ApiProblem(int status, String type, Duration comeAgain, String sentence) {
        super(sentence);
        this.status = status;
        this.type = type;
        this.comeAgain = comeAgain;
    }

    /** What this answer with this body refuses. */
    static ApiProblem of(HttpResponse<?> answer, String body) {
        long seconds = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        return of(answer.statusCode(), Duration.ofSeconds(seconds), body);
    }

    /**
     * Reads a problem document; anything else is quoted as it is.
     *
     * @param comeAgain after this time; zero: nothing was said of it
     */
    static ApiProblem of(int status, Duration comeAgain, String body) {
        try {
            JsonNode problem = Json.MAPPER.readTree(body);
            if (problem.hasNonNull("title")) {
                return new ApiProblem(
                        status, problem.path("type").asText(), comeAgain, sentence(status, comeAgain, problem));
            }
        } catch (JsonProcessingException e) {
            // Not one of ours: a proxy's page, perhaps.
        }
        String start = body.length() > 200 ? body.substring(0, 200) + "…" : body;
        return new ApiProblem(status, "", comeAgain, "HTTP " + status + (start.isBlank() ? "" : ": " + start));
    }

    /** What is wrong, each thing once; where no field is named, what to do about it. */
    private static String sentence(int status, Duration comeAgain, JsonNode problem) {
        Set<String> wrong = new LinkedHashSet<>();
        for (JsonNode error : problem.path("errors")) {
            String field = error.path("field").asText();
            String detail = error.path("detail").asText();
            wrong.add(detail.contains(field) ? detail : field + ": " + detail);
        }
        if (!wrong.isEmpty()) {
            return Words.joined(wrong.stream().limit(ERRORS).toList());
        }
        String detail = problem.path("detail").asText();
        return Words.joined(
                detail.isBlank() ? problem.path("title").asText() : detail,
                advice(status, comeAgain, problem),
                problem.hasNonNull("trace")
                        ? "The logs say more of trace " + problem.path("trace").asText()
                        : "");
    }

    private static String advice(int status, Duration comeAgain, JsonNode problem) {
        if (status == UNAUTHENTICATED) {
            return "Give a key by --key or LIGHTMILL_KEY";
        }
        return comeAgain.isZero()
                ? problem.path("advice").asText()
                : "It may be tried again in " + Words.until(comeAgain);
    }

    /** When it may be tried again, from when it was said; zero: nothing was said of it. */
    Duration comeAgain() {
        return comeAgain;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** {@code urn:lightmill:error:…}; empty when it was no problem document. */
    public String type() {
        return type;
    }
}
