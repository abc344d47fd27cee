package io.lightmill.gateway.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how one request is passed on.
 *
 * @param uri path and query as the sibling knows them
 * @param authorization what the sibling is shown; null: nothing
 * @param bodyBound bytes that a body may have
 * @param answerWithin from the end of the request to the head of the answer; the answer's body may take its time
 * @param userContent whether the answer is a file that somebody made: a browser must never run it
 */
public record Way(
        Sibling sibling,
        String uri,
        @Nullable String authorization,
        long bodyBound,
        Duration answerWithin,
        boolean userContent) {

    /** The same way by another sibling. */
    public Way by(Sibling other) {
        return new Way(other, uri, authorization, bodyBound, answerWithin, userContent);
    }

    /** The same way for an answer that is a file that somebody made. */
    public Way toUserContent() {
        return new Way(sibling, uri, authorization, bodyBound, answerWithin, true);
    }

    /** The same way with more or less time for the answer. */
    public Way within(Duration time) {
        return new Way(sibling, uri, authorization, bodyBound, time, userContent);
    }

    /** The same way for larger or smaller bodies. */
    public Way upTo(long bytes) {
        return new Way(sibling, uri, authorization, bytes, answerWithin, userContent);
    }
}
