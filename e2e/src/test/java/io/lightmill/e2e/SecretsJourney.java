package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.picture.Pictures;
import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing that opens a door is written down where it need not be: not in a log, not in a topic, not in the endpoint's ledger, not in the
 * answer to whoever sent it. Comes last on its stack, so that all the journeys before it have left their traces, too.
 */
@OnStack(Workers.REAL)
@Order(9)
@Tag("fast")
class SecretsJourney {

    /** Of whatever holds one: our keys and tokens by their form, signatures by their name. */
    private static final Pattern SECRET_FORM = Pattern.compile(
            "lm_[a-zA-Z0-9]{8}_[A-Za-z0-9_-]{43}|k1\\.[A-Za-z0-9_-]{43}|signature=[A-Za-z0-9_%-]{16,}|eyJ[A-Za-z0-9_-]{20,}\\.eyJ");

    private static final String CANARY = "CaNaRy-7b1f0c6e9d2a4b58";

    private final Stack stack;
    private final URI url;
    private final Person person;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    SecretsJourney(Stack stack) {
        this.stack = stack;
        this.url = stack.url();
        this.person = Person.newcomer(stack.admin());
    }

    @Test
    void noSecretIsWrittenDownOrSaidAgain() throws IOException {
        ofTheStack();
        ofAPerson();
        ofAWorker();
        secrets.put("canary", CANARY);

        List<Answer> answers = canariesAreSentEverywhere();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            assertThat(answer.text() + answer.headers().map())
                    .as(answer.toString())
                    .doesNotContain(CANARY);
        });
        List<String> found = new ArrayList<>();
        for (Path file : filesOf("logs", "runpod-local", "kafka")) {
            found.addAll(secretsIn(file));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aDumpOfTheDatabaseHoldsNoKeyThatOpensAnything() throws IOException {
        ofTheStack();
        ofAPerson();
        List<String> found = new ArrayList<>();
        for (Path file : filesOf("mariadb")) {
            String text = text(file);
            secrets.forEach((name, secret) -> {
                if (text.contains(secret)) {
                    found.add(name + " in " + file);
                }
            });
        }
        assertThat(found).isEmpty();
    }

    private void ofTheStack() throws IOException {
        secrets.put(
                "admin.key", Files.readString(stack.home().resolve("admin.key")).strip());
        for (Path file : filesOf("secrets")) {
            String text = Files.readString(file).strip();
            String name = file.getFileName().toString();
            if (name.endsWith(".jwk")) {
                secrets.put(name, Json.MAPPER.readTree(text).path("d").asText());
            } else if (!name.contains(".jwks") && !name.endsWith(".sql")) {
                secrets.put(name, text);
            }
        }
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(12);
        assertThat(secrets.values()).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(40));
    }

    /** A key, a browser's session and a ticket, each used. */
    private void ofAPerson() {
        Caller caller = person.api().caller();
        String key = Objects.requireNonNull(caller.key());
        secrets.put("key", key);
        String cookie = new Caller(url, null)
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
        caller.send(new Caller(url, null).to(ticket).PUT(BodyPublishers.ofString("ninebytes")));
        secrets.put("ticket", ticket.substring(ticket.indexOf("signature=") + "signature=".length()));
    }

    /** Of a run that made an item. */
    private void ofAWorker() {
        JobView job = person.api()
                .submit(Submission.automatic("secret", person.upload(Pictures.many("secret", 1)), 1)
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
        TokenKey tokens = new TokenKey(stack.home());
        secrets.put("worker's token", tokens.worker(invocation));
        secrets.put("webhook's token", tokens.webhook(invocation));
        new Caller(url, null)
                .post("/api/webhook/runpod/" + invocation + "/" + tokens.webhook(invocation), Map.of("id", "r"))
                .expect(200);
    }

    private List<Answer> canariesAreSentEverywhere() {
        Caller anybody = new Caller(url, null);
        Caller wrong = new Caller(url, "lm_canarych_" + CANARY);
        String id = UUID.randomUUID().toString();
        return List.of(
                wrong.get("/api/jobs"),
                wrong.post("/api/worker/invocations/" + id + "/claims", Map.of("runId", id)),
                wrong.post("/api/worker/attempts/" + id + "/beat", Map.of()),
                anybody.send(anybody.to("/api/jobs")
                        .header("Cookie", "lightmill-session=" + CANARY)
                        .GET()),
                anybody.send(anybody.to("/api/jobs")
                        .header("Authorization", "Basic " + CANARY)
                        .GET()),
                anybody.post("/api/session", Map.of("key", "lm_canarych_" + CANARY)),
                anybody.post("/api/session", Map.of("key", Map.of("is", CANARY))),
                anybody.postText("/api/session", "{\"key\": \"" + CANARY),
                anybody.post("/api/webhook/runpod/" + id + "/k1." + CANARY, Map.of()),
                anybody.get("/objects/inputs/" + id + "/" + "d".repeat(64) + "?expires=99999999999&max=1&signature="
                        + CANARY),
                anybody.get("/objects/inputs/" + CANARY + "/x?signature=" + CANARY));
    }

    private List<String> secretsIn(Path file) {
        String text = text(file);
        List<String> found = new ArrayList<>();
        secrets.forEach((name, secret) -> {
            if (text.contains(secret)) {
                found.add(name + " in " + file);
            }
        });
        SECRET_FORM
                .matcher(text)
                .results()
                .forEach(match -> found.add(match.group().substring(0, 10) + "… in " + file));
        return found;
    }

    /** Topics are packed (lz4), but what is random and comes for the first time stands in them as it is. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> filesOf(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> all = Files.walk(stack.home().resolve(folder))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith("index"))
                        // Schemas of the rehearsals that make the services start faster; they come and go.
                        .filter(file -> !file.toString().contains("_training"))
                        .forEach(files::add);
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
