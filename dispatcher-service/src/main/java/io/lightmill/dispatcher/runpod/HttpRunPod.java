package io.lightmill.dispatcher.runpod;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.crash.CrashPoint;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * RunPod over HTTP. Vert.x's client repeats nothing by itself; idle connections are given up after two seconds, long before
 * the other side does, because a POST on a connection that is just being closed is an invocation nobody knows about. {@code /run}
 * has connections of its own: no poll makes it wait for one.
 */
@Singleton
class HttpRunPod implements RunPod {

    /** For a connection to be made, and for one of the pool to be free. */
    private static final int CONNECT_MILLIS = 3_000;

    private static final long RUN_SECONDS = 30;
    private static final long OTHER_SECONDS = 10;
    private static final int IDLE_SECONDS = 2;
    private static final int RUNS_AT_ONCE = 100;
    private static final int POLLS_AT_ONCE = 100;
    private static final int CANCELS_AT_ONCE = 10;

    /** With the second and a quarter that a full burst takes: before the permit of one that waits is given up. */
    private static final Duration TURN_WITHIN = Duration.ofSeconds(2);

    private final HttpClient posting;
    private final HttpClient asking;
    private final Json json;
    private final Answers answers;
    private final Pace runs = new Pace(80, RUNS_AT_ONCE);
    private final Pace polls = new Pace(150, POLLS_AT_ONCE);
    private final Pace cancels = new Pace(5, CANCELS_AT_ONCE);

    @Inject
    HttpRunPod(Vertx vertx, Json json, ObjectMapper mapper) {
        this(vertx, json, mapper, RUNS_AT_ONCE);
    }

    /** With so many connections for {@code /run} to each host. */
    HttpRunPod(Vertx vertx, Json json, ObjectMapper mapper, int connections) {
        this.posting = client(vertx, connections);
        this.asking = client(vertx, POLLS_AT_ONCE + CANCELS_AT_ONCE);
        this.json = json;
        this.answers = new Answers(mapper);
    }

    private static HttpClient client(Vertx vertx, int connections) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(IDLE_SECONDS)
                        .setDecompressionSupported(true),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    @Override
    public Optional<Turn> turn() {
        try {
            return runs.enter(TURN_WITHIN) ? Optional.of(runs::leave) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public RunAnswer run(Endpoint endpoint, InvocationInput input, String webhook, long notAfter) {
        String body = json.write(RunRequest.of(endpoint, input, webhook));
        try {
            Reply reply = await(post(endpoint, body, notAfter), RUN_SECONDS);
            return answers.run(reply.status(), reply.body());
        } catch (ExecutionException | TimeoutException e) {
            return answers.run(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RunAnswer.Unknown("stopped while it was on its way");
        }
    }

    @Override
    public StatusAnswer status(Endpoint endpoint, String runpodId) {
        try {
            Reply reply = paced(polls, endpoint, HttpMethod.GET, "status/" + step(runpodId));
            return answers.status(reply.status(), reply.body());
        } catch (ExecutionException | TimeoutException e) {
            return new StatusAnswer.Unclear(String.valueOf(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StatusAnswer.Unclear("stopped");
        }
    }

    @Override
    public boolean cancel(Endpoint endpoint, String runpodId) {
        try {
            return paced(cancels, endpoint, HttpMethod.POST, "cancel/" + step(runpodId))
                            .status()
                    < 500;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The id as one step of an address, whatever it holds: a worker or a webhook told it, and it goes out with our key. */
    private static String step(String runpodId) {
        return URLEncoder.encode(runpodId, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E")
                .replace("*", "%2A");
    }

    private Reply paced(Pace pace, Endpoint endpoint, HttpMethod method, String operation)
            throws InterruptedException, ExecutionException, TimeoutException {
        pace.enter();
        try {
            return await(ask(endpoint, method, operation), OTHER_SECONDS);
        } finally {
            pace.leave();
        }
    }

    // The sending and reading are composed behind the request, on the connection's own thread: composed by ours, they
    // may come after the answer's last byte, and wait for it for ever.

    private Future<Reply> ask(Endpoint endpoint, HttpMethod method, String operation) {
        return asking.request(options(endpoint, method, operation, OTHER_SECONDS))
                .compose(request -> exchange(request, ""));
    }

    private Future<Reply> post(Endpoint endpoint, String body, long notAfter) {
        return posting.request(options(endpoint, HttpMethod.POST, "run", RUN_SECONDS))
                .recover(unopened -> Future.failedFuture(new NeverSent(unopened)))
                .compose(request -> exchangeInTime(request, body, notAfter));
    }

    private static RequestOptions options(Endpoint endpoint, HttpMethod method, String operation, long seconds) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(endpoint.baseUrl() + "/v2/" + endpoint.id() + "/" + operation)
                .putHeader("Authorization", "Bearer " + endpoint.apiKey())
                .putHeader("Content-Type", "application/json")
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(TimeUnit.SECONDS.toMillis(seconds));
    }

    /**
     * The check stands directly before the sending: whoever was stopped, or waited for a connection, must not post what others gave up
     * meanwhile.
     */
    private static Future<Reply> exchangeInTime(HttpClientRequest request, String body, long notAfter) {
        if (System.nanoTime() - notAfter >= 0) {
            request.reset();
            return Future.failedFuture(new NeverSent("its time had passed before it was sent"));
        }
        Future<Reply> reply = exchange(request, body);
        CrashPoint.RUN_SENT.reach();
        return reply;
    }

    private static Future<Reply> exchange(HttpClientRequest request, String body) {
        return request.send(Buffer.buffer(body))
                .compose(response -> response.body().map(bytes -> new Reply(response.statusCode(), bytes.toString())));
    }

    private static Reply await(Future<Reply> reply, long seconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        return reply.toCompletionStage().toCompletableFuture().get(seconds + 5, TimeUnit.SECONDS);
    }

    @PreDestroy
    void close() {
        posting.close();
        asking.close();
    }

    private record Reply(int status, String body) {}
}
