package io.lightmill.chaos.crowd;

import io.lightmill.chaos.evidence.ClientLedger;
import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Caller;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Somebody's way to the API: nothing throws, and every answer is written down, also the one that never came. */
final class Desk {

    /** Longer than anything that the API should take, and shorter than what is done to it. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    private final String user;
    private final Caller caller;
    private final ClientLedger ledger;
    private final InstantSource clock;

    Desk(String user, Caller caller, ClientLedger ledger, InstantSource clock) {
        this.user = user;
        this.caller = caller;
        this.ledger = ledger;
        this.clock = clock;
    }

    String user() {
        return user;
    }

    Caller caller() {
        return caller;
    }

    Instant now() {
        return clock.instant();
    }

    void note(ClientLine line) {
        ledger.add(line);
    }

    /** Asks; empty when no answer came. */
    Optional<Answer> get(String path) {
        return send(caller.to(path).GET());
    }

    /** Sends; empty when no answer came. */
    Optional<Answer> send(HttpRequest.Builder builder) {
        HttpRequest.Builder patient = builder.timeout(PATIENCE);
        try {
            Answer answer = caller.send(patient);
            answered(
                    answer.request(),
                    answer.status(),
                    answer.header("retry-after").isPresent());
            return Optional.of(answer);
        } catch (UncheckedIOException gone) {
            HttpRequest request = patient.build();
            answered(request.method() + " " + request.uri().getPath(), 0, false);
            return Optional.empty();
        }
    }

    private void answered(String request, int status, boolean retryAfter) {
        note(new ClientLine.Answered(now(), user, request, status, retryAfter));
    }

    static int status(Optional<Answer> answer) {
        return answer.map(Answer::status).orElse(0);
    }
}
