package io.lightmill.stack.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.stack.home.Json;
import java.io.Serial;

/** The API refused: what it said, as one sentence for people. */
public final class ApiProblem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    private ApiProblem(int status, String type, String sentence) {
        super(sentence);
        this.status = status;
        this.type = type;
    }

    /** Reads a problem document; anything else is quoted as it is. */
    static ApiProblem of(int status, String body) {
        try {
            JsonNode problem = Json.MAPPER.readTree(body);
            if (problem.hasNonNull("title")) {
                return new ApiProblem(status, problem.path("type").asText(), sentence(problem));
            }
        } catch (JsonProcessingException e) {
            // Not one of ours: a proxy's page, perhaps.
        }
        String start = body.length() > 200 ? body.substring(0, 200) + "…" : body;
        return new ApiProblem(status, "", "HTTP " + status + (start.isBlank() ? "" : ": " + start));
    }

    private static String sentence(JsonNode problem) {
        StringBuilder text = new StringBuilder(problem.path("title").asText());
        append(text, problem.path("detail").asText());
        for (JsonNode error : problem.path("errors")) {
            append(
                    text,
                    error.path("field").asText() + ": " + error.path("detail").asText());
        }
        append(text, problem.path("advice").asText());
        return text.toString();
    }

    private static void append(StringBuilder text, String more) {
        if (!more.isBlank() && text.indexOf(more) < 0) {
            text.append(' ').append(more);
        }
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
