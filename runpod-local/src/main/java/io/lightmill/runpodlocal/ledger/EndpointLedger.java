package io.lightmill.runpodlocal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.endpoint.EndpointEvent;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.QueueEvent;
import io.lightmill.runpodlocal.queue.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what happens at one endpoint. */
public record EndpointLedger(Ledger ledger, String endpoint) {

    /** One line for each event. */
    public void write(EndpointEvent event) {
        switch (event) {
            case EndpointEvent.OfRequest of -> write(of.event());
            case EndpointEvent.WorkerAppeared appeared ->
                line("worker-appeared").with("workerId", appeared.workerId()).write();
            case EndpointEvent.WorkerGone gone ->
                line("worker-gone")
                        .with("workerId", gone.workerId())
                        .with("why", gone.why())
                        .write();
            case EndpointEvent.WorkerStopped stopped ->
                line("worker-stopped")
                        .with("workerId", stopped.workerId())
                        .with("why", stopped.why())
                        .write();
            case EndpointEvent.WorkerUnhealthy unhealthy ->
                line("worker-unhealthy")
                        .with("workerId", unhealthy.workerId())
                        .with("why", unhealthy.reason())
                        .write();
        }
    }

    private void write(QueueEvent event) {
        Request request = event.request();
        switch (event) {
            case QueueEvent.Queued queued -> queued(queued);
            case QueueEvent.Taken taken ->
                of("taken", request)
                        .with("workerId", taken.workerId())
                        .with("again", taken.again() ? true : null)
                        .write();
            case QueueEvent.Progressed ignored ->
                of("progressed", request).with("workerId", request.workerId()).write();
            case QueueEvent.Streamed streamed ->
                of("streamed", request).with("workerId", streamed.workerId()).write();
            case QueueEvent.Ended ignored -> ended(request);
            case QueueEvent.Removed removed -> of(slug(removed.why()), request).write();
            case QueueEvent.StopWanted stop ->
                of("stop-wanted", request).with("workerId", stop.workerId()).write();
            case QueueEvent.PostIgnored ignored ->
                of("post-ignored", request)
                        .with("workerId", ignored.workerId())
                        .with("status", ignored.status())
                        .write();
        }
    }

    private void queued(QueueEvent.Queued queued) {
        Request request = queued.request();
        Entry line = of(slug(queued.came()), request);
        if (queued.came() == QueueEvent.Came.ACCEPTED) {
            line.with("invocationId", invocationId(request))
                    .with("ttlMillis", request.asked().policy().ttl().toMillis());
        } else {
            line.with("retries", request.retries());
        }
        line.write();
        // Before the client hears of it: should this process be killed, the next one must know that there was such a
        // request.
        ledger.flush();
    }

    /** {@code done} when a worker's result counted, else what the platform decided. */
    private void ended(Request request) {
        String event = switch (request.status()) {
            case COMPLETED -> "done";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case TIMED_OUT -> "timed-out";
            case IN_QUEUE, IN_PROGRESS -> throw new IllegalStateException("not final: " + request.id());
        };
        of(event, request)
                .with("status", request.status())
                .with("workerId", request.workerId())
                .with("retries", request.retries())
                .with(
                        "executionMillis",
                        request.finished()
                                .map(end -> end.execution().toMillis())
                                .orElse(0L))
                .write();
    }

    private static @Nullable String invocationId(Request request) {
        try {
            JsonNode id = Json.read(request.asked().input().getBytes(StandardCharsets.UTF_8))
                    .path("invocationId");
            return id.isTextual() ? id.asText() : null;
        } catch (IOException e) {
            throw new IllegalStateException("kept input is no JSON", e);
        }
    }

    private static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Entry of(String event, Request request) {
        return line(event).with("requestId", request.id());
    }

    private Entry line(String event) {
        return ledger.entry(event).with("endpoint", endpoint);
    }
}
