package io.lightmill.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.live.LiveEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** When a customer's event stream first said of a job that nothing of it is queued any more. */
public final class CountsSeen implements Consumer<LiveEvent> {

    private final Map<UUID, Instant> nothingQueued = new ConcurrentHashMap<>();

    @Override
    public void accept(LiveEvent event) {
        Instant now = Instant.now();
        if (event.name().equals("job-progressed") || event.name().equals("job-completed")) {
            JsonNode body = event.json();
            if (body.path("counts").path("queued").asInt(-1) == 0) {
                nothingQueued.putIfAbsent(UUID.fromString(body.path("jobId").asText()), now);
            }
        }
    }

    /** Of a job that has ended. */
    public Instant nothingQueued(UUID job) {
        return Objects.requireNonNull(nothingQueued.get(job), () -> "no event said so of job " + job);
    }
}
