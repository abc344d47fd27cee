package io.lightmill.chaos.crowd;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.SourceFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Submits jobs, each under a key of its own, and again and again until it knows what became of it. */
final class Submitter {

    private static final long PAUSE_MILLIS = 700;

    private final Desk desk;
    private final Chance chance;
    private final List<InputRef> pictures;
    private final List<String> poison;
    private int count;

    Submitter(Desk desk, Chance chance, List<InputRef> pictures, List<String> poison) {
        this.desk = desk;
        this.chance = chance;
        this.pictures = pictures;
        this.poison = poison;
    }

    /** One who can be stopped while nobody answers. */
    interface Patience {
        boolean isOver();
    }

    /**
     * Submits a job of so many items.
     *
     * @return empty when nobody answered for as long as the patience went
     */
    Optional<UUID> submit(int items, Patience patience) throws InterruptedException {
        String key = desk.user() + "-" + ++count;
        int inputs = Math.min(items, pictures.size());
        String body = body(key, inputs, items / inputs);
        Optional<UUID> job = Optional.empty();
        while (job.isEmpty() && !patience.isOver()) {
            job = Optional.ofNullable(send(key, body, inputs * (items / inputs)));
            if (job.isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        if (job.isPresent()) {
            perhapsAgain(key, body, inputs * (items / inputs));
        }
        return job;
    }

    /** As somebody does who did not hear the answer, or who mixes up keys. */
    private void perhapsAgain(String key, String body, int items) {
        if (chance.percent(30)) {
            send(key, body, items);
        }
        if (chance.percent(10)) {
            send(key, body(key + " with other words", 1, 1), 1);
        }
    }

    private String body(String name, int inputs, int variations) {
        String prompt = "a field of flowers";
        if (!poison.isEmpty() && chance.percent(10)) {
            prompt += " and " + chance.oneOf(poison);
        }
        return Json.write(new SubmitJob(
                null,
                "Chaos",
                name,
                Mode.AUTOMATIC,
                prompt,
                null,
                pictures.subList(0, inputs),
                variations,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private @Nullable UUID send(String key, String body, int items) {
        Instant sent = desk.now();
        Optional<Answer> answer = desk.send(desk.caller()
                .json("/api/jobs/submit")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
        UUID job = answer.filter(each -> each.status() / 100 == 2)
                .map(each -> each.as(JobView.class).id())
                .orElse(null);
        String hash = SourceFile.sha256(body.getBytes(StandardCharsets.UTF_8));
        desk.note(new ClientLine.Submitted(sent, desk.now(), desk.user(), key, hash, items, Desk.status(answer), job));
        return job;
    }
}
