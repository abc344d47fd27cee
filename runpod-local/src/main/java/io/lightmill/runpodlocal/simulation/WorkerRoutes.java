package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ReportAnswer;
import io.lightmill.runpodlocal.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The worker's protocol, as one invocation may speak it. A status that is no success fails the future with {@link Refused}. */
final class WorkerRoutes {

    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final Duration WORD = Duration.ofSeconds(10);

    private final HttpClient http;
    private final InvocationInput invocation;

    WorkerRoutes(HttpClient http, InvocationInput invocation) {
        this.http = http;
        this.invocation = invocation;
    }

    /** An answer that is no success. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status) {
            super("HTTP " + status, null, false, false);
            this.status = status;
        }

        /** Whether asking again may help. */
        boolean isPassing() {
            return status >= 500 || status == 429 || status == 408;
        }

        int status() {
            return status;
        }
    }

    /** Empty: there is nothing to do. */
    Future<Optional<ClaimedChunk>> claim(ClaimRequest request) {
        return post("/invocations/" + invocation.invocationId() + "/claims", request, CLAIM)
                .map(answer -> answer.length() == 0 ? Optional.empty() : Optional.of(read(answer, ClaimedChunk.class)));
    }

    Future<ReportAnswer> report(UUID attemptId, List<ItemReport> reports) {
        Future<Buffer> answer = reports.size() == 1
                ? post("/attempts/" + attemptId + "/items/" + reports.getFirst().itemId(), reports.getFirst(), WORD)
                : post("/attempts/" + attemptId + "/items", reports, WORD);
        return answer.map(body -> body.length() == 0 ? new ReportAnswer(List.of()) : read(body, ReportAnswer.class));
    }

    Future<BeatAnswer> beat(UUID attemptId, Beat beat) {
        return post("/attempts/" + attemptId + "/beat", beat, WORD).map(body -> read(body, BeatAnswer.class));
    }

    Future<Void> put(Ticket ticket, byte[] bytes, Duration timeout) {
        return send(() -> withTicket(ticket, timeout), Buffer.buffer(bytes))
                .recover(failure -> failure instanceof Refused refused && refused.status() == 412
                        // It is there already: an earlier PUT arrived, and only its answer was lost.
                        ? Future.succeededFuture(Buffer.buffer())
                        : Future.failedFuture(failure))
                .mapEmpty();
    }

    Future<Void> get(Ticket ticket, Duration timeout) {
        return send(() -> withTicket(ticket, timeout), Buffer.buffer()).mapEmpty();
    }

    private static RequestOptions withTicket(Ticket ticket, Duration timeout) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(ticket.method()))
                .setAbsoluteURI(ticket.url())
                .setTimeout(timeout.toMillis());
        ticket.headers().forEach(options::putHeader);
        return options;
    }

    private Future<Buffer> post(String path, Object body, Duration timeout) {
        return send(
                () -> new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(invocation.url() + path)
                        .setTimeout(timeout.toMillis())
                        .putHeader("Authorization", "Bearer " + invocation.token())
                        .putHeader("Content-Type", "application/json"),
                Buffer.buffer(Json.bytes(body)));
    }

    /** The options are made inside of the future, so that an address that is none fails it like any other refusal. */
    private Future<Buffer> send(Supplier<RequestOptions> options, Buffer body) {
        return Future.succeededFuture()
                .compose(ignored -> http.request(options.get()))
                // Inside, on the connection's own thread: an answer may be over before another thread has said what to
                // do with it.
                .compose(request -> request.send(body).compose(WorkerRoutes::answer));
    }

    private static Future<Buffer> answer(HttpClientResponse response) {
        return response.body()
                .compose(answer -> response.statusCode() / 100 == 2
                        ? Future.succeededFuture(answer)
                        : Future.failedFuture(new Refused(response.statusCode())));
    }

    private static <T> T read(Buffer body, Class<T> type) {
        try {
            return Json.read(body.getBytes(), type);
        } catch (IOException e) {
            throw new IllegalStateException("not a " + type.getSimpleName(), e);
        }
    }
}
