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
import java.util.Optional;
import java.util.Set;

/**
 * {@code ledger/{worker}}: no part of RunPod's protocol. A real worker tells here what simulated ones write themselves: a
 * JSON array of {@code {time, event, …}}, the time in milliseconds of the epoch.
 */
final class LedgerRoute implements Operation {

    private static final long MOST_BYTES = 1_000_000;
    private static final Set<String> OURS = Set.of("time", "iso", "event", "endpoint", "workerId");

    private final Ledger ledger;

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
            lines.forEach(line -> write(call, line));
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
