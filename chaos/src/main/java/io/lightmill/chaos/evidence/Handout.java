package io.lightmill.chaos.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a claim was given, as its worker wrote it down.
 *
 * @param heard when the worker had the answer
 * @param request RunPod's id
 * @param deadlineSeconds how long the attempt counts without another word; 0: it was not written down
 */
public record Handout(
        Instant heard,
        UUID attempt,
        UUID job,
        String request,
        String worker,
        List<UUID> items,
        double deadlineSeconds) {

    /** The id of an attempt tells when it was made, unless that clock is wrong by more than an answer may take. */
    private static final Duration PLAUSIBLE = Duration.ofMinutes(2);

    /** All of a ledger by attempt, in their order. */
    public static Map<UUID, Handout> byAttempt(Ledger ledger) {
        Map<UUID, Handout> all = new LinkedHashMap<>();
        for (LedgerLine line : ledger.of("claimed")) {
            line.attemptId()
                    .ifPresent(attempt ->
                            line.jobId().ifPresent(job -> all.putIfAbsent(attempt, of(line, attempt, job))));
        }
        return all;
    }

    private static Handout of(LedgerLine line, UUID attempt, UUID job) {
        List<UUID> items = new ArrayList<>();
        for (JsonNode item : line.fields().path("itemIds")) {
            items.add(UUID.fromString(item.asText()));
        }
        return new Handout(
                line.at(),
                attempt,
                job,
                line.text("requestId"),
                line.text("workerId"),
                List.copyOf(items),
                line.fields().path("deadlineSeconds").asDouble());
    }

    /** When it was bound: a worker may hear of it later. */
    public Instant bound() {
        Instant made = Instant.ofEpochMilli(attempt.getMostSignificantBits() >>> 16);
        boolean plausible = attempt.version() == 7
                && !made.isAfter(heard)
                && Duration.between(made, heard).compareTo(PLAUSIBLE) < 0;
        return plausible ? made : heard;
    }
}
