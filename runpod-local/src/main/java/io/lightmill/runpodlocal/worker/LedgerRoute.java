package io.lightmill.runpodlocal.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Bodies;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.ledger.Entry;
import io.lightmill.runpodlocal.ledger.Ledger;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ledger/{worker}}: no part of RunPod's protocol. A real worker tells here what simulated ones write themselves: a
 * JSON array of {@code {time, event, …}}, the time in milliseconds of the epoch. Lines that count themselves ({@code runId},
 * {@code line}) are written once, however often a worker repeats a post whose answer it did not get: a judge would take a
 * second {@code started} for a picture that was paid for twice.
 */
final class LedgerRoute implements Operation {

    private static final long MOST_BYTES = 1_000_000;
    private static final Set<String> OURS = Set.of("time", "iso", "event", "endpoint", "workerId");

    private static final int MOST_RUNS = 10_000;

    private final Ledger ledger;
    private final Map<String, Long> lastLines = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_RUNS;
        }
    };

    LedgerRoute(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void answer(Call call) {
        if (call.is(1, HttpMethod.POST)) {
            Bodies.read(call.http(), MOST_BYTES).onSuccess(body -> write(call, body));
        } else {
            Answers.refuse(call.http(), 404, "no such path");
        }
    }

    private void write(Call call, Optional<byte[]> body) {
        try {
            JsonNode lines = Json.read(body.orElse(new byte[0]));
            if (!lines.isArray() || !allComplete(lines)) {
                Answers.refuse(call.http(), 400, "an array of {time, event, …} is wanted");
                return;
            }
            for (JsonNode line : lines) {
                if (isNew(line)) {
                    write(call, line);
                }
            }
            Answers.json(call.http(), 200, Json.object());
        } catch (IOException e) {
            Answers.refuse(call.http(), 400, "no JSON, or too large");
        }
    }

    private static boolean allComplete(JsonNode lines) {
        for (JsonNode line : lines) {
            if (!line.path("time").isNumber() || !line.path("event").isTextual()) {
                return false;
            }
        }
        return true;
    }

    private boolean isNew(JsonNode line) {
        if (!line.path("runId").isTextual() || !line.path("line").isIntegralNumber()) {
            return true;
        }
        String run = line.path("runId").asText();
        long number = line.path("line").asLong();
        boolean isNew = number > lastLines.getOrDefault(run, 0L);
        if (isNew) {
            lastLines.put(run, number);
        }
        return isNew;
    }

    private void write(Call call, JsonNode line) {
        Instant then = Instant.ofEpochMilli(line.path("time").asLong());
        Entry entry = ledger.entry(line.path("event").asText(), then)
                .with("endpoint", call.endpoint().settings().id())
                .with("workerId", call.argument(0));
        line.properties().forEach(field -> {
            if (!OURS.contains(field.getKey())) {
                entry.with(field.getKey(), field.getValue());
            }
        });
        entry.write();
    }
}
