package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.picture.Pictures;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that opens a door of a stack, by a name for it; and where it stands. */
final class Secrets {

    /** Of whatever holds one: our keys and tokens by their form, signatures by their name. */
    private static final Pattern SECRET_FORM = Pattern.compile(
            "lm_[a-zA-Z0-9]{8}_[A-Za-z0-9_-]{43}|k1\\.[A-Za-z0-9_-]{43}|signature=[A-Za-z0-9_%-]{16,}|eyJ[A-Za-z0-9_-]{20,}\\.eyJ");

    /** Characters that come together by accident nowhere: 72 bits in our keys and tokens. */
    private static final int PIECE = 12;

    private static final int MOST_PIECES = 3;

    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** One more. */
    void put(String name, String secret) {
        secrets.put(name, secret);
    }

    /** Of a stack, from its home. */
    void ofTheStack(Path home) throws IOException {
        secrets.put("admin.key", Files.readString(home.resolve("admin.key")).strip());
        try (Stream<Path> files = Files.list(home.resolve("secrets"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file).strip();
                String name = file.getFileName().toString();
                if (name.endsWith(".jwk")) {
                    secrets.put(name, Json.MAPPER.readTree(text).path("d").asText());
                } else if (!name.endsWith(".jwks") && !name.endsWith(".sql")) {
                    secrets.put(name, text);
                }
            }
        }
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(12);
        assertThat(secrets.values()).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(40));
    }

    /** A key, a browser's session and a ticket, each used. */
    void ofAPerson(Person person) {
        Caller caller = person.api().caller();
        String key = Objects.requireNonNull(caller.key());
        secrets.put("key", key);
        String cookie = new Caller(caller.base(), null)
                .post("/api/session", Map.of("key", key))
                .expect(200)
                .header("set-cookie")
                .orElseThrow();
        secrets.put("session", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        String ticket = Objects.requireNonNull(person.api()
                        .announce(List.of(new Uploads.File("a.png", 9, "c".repeat(64))))
                        .files()
                        .getFirst()
                        .ticket())
                .url();
        caller.send(new Caller(caller.base(), null).to(ticket).PUT(BodyPublishers.ofString("ninebytes")));
        secrets.put("ticket", ticket.substring(ticket.indexOf("signature=") + "signature=".length()));
    }

    /** Of a run that made an item of this prompt. */
    void ofAWorker(Person person, String prompt, TokenKey tokens) {
        JobView job = person.api()
                .submit(Submission.automatic(prompt, person.upload(Pictures.many("secret", 1)), 1)
                        .build());
        Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(1));
        UUID item = person.api().items(job.id()).getFirst().id();
        JsonNode attempt = person.api()
                .caller()
                .get("/api/items/" + item)
                .as(JsonNode.class)
                .path("attempts")
                .get(0);
        UUID invocation = UUID.fromString(attempt.path("invocationId").asText());
        secrets.put("worker's token", tokens.worker(invocation));
        secrets.put("webhook's token", tokens.webhook(invocation));
        new Caller(person.api().caller().base(), null)
                .post("/api/webhook/runpod/" + invocation + "/" + tokens.webhook(invocation), Map.of("id", "r"))
                .expect(200);
    }

    /** Which of them stand in a text. */
    List<String> in(String where, String text) {
        List<String> found = new ArrayList<>();
        secrets.forEach((name, secret) -> {
            if (pieces(secret).anyMatch(text::contains)) {
                found.add(name + " in " + where);
            }
        });
        return found;
    }

    /** What looks like one, whosever it is. */
    static List<String> alikeIn(String where, String text) {
        return SECRET_FORM
                .matcher(text)
                .results()
                .map(match -> match.group().substring(0, 10) + "… in " + where)
                .toList();
    }

    /**
     * Topics are packed (lz4) and pages of a database end somewhere, so that a secret may be torn there; what is random is not packed by
     * itself. Counted from the end: a key begins with what everybody may know of it.
     */
    private static Stream<String> pieces(String secret) {
        int count = Math.min(MOST_PIECES, secret.length() / PIECE);
        return IntStream.range(0, count)
                .map(piece -> secret.length() - piece * PIECE)
                .mapToObj(end -> secret.substring(end - PIECE, end));
    }
}
