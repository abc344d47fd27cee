package io.lightmill.e2e.api;

import com.fasterxml.jackson.databind.JavaType;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.error.ErrorCode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What came back, whatever it is; the caller says what it expects.
 *
 * @param request method and path, for messages
 */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    /**
     * The same answer, if it has this status.
     *
     * @throws UnexpectedAnswerException otherwise, with the body in its message
     */
    public Answer expect(int... statuses) {
        for (int each : statuses) {
            if (each == status) {
                return this;
            }
        }
        throw new UnexpectedAnswerException(this);
    }

    /** The body as this record. */
    public <T> T as(Class<T> type) {
        return Json.read(body, type);
    }

    /** The body as one page of these. */
    public <T> Page<T> asPageOf(Class<T> type) {
        JavaType page = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, type);
        return Json.read(body, page);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Whether it says that it is a problem document. */
    public boolean isProblem() {
        return header("content-type").orElse("").startsWith("application/problem+json");
    }

    /** The body as a problem. */
    public Problem problem() {
        return as(Problem.class);
    }

    /** Whether it is the problem that the catalogue knows by this code, with the status that belongs to it. */
    public boolean isProblem(ErrorCode code) {
        return isProblem() && status == code.httpStatus() && problem().type().equals(code.type());
    }

    @Override
    public String toString() {
        return request + " → " + status + " " + text();
    }
}
