package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing that opens a door is written down where it need not be: not in a log, a topic, a metric or the endpoint's ledger, nor in the
 * answer to whoever sent it. Comes last on its stack, so that all the journeys before it have left their traces, too.
 */
@OnStack(Workers.REAL)
@Order(9)
@Tag("fast")
class SecretsJourney {

    private static final String CANARY = "CaNaRy-7b1f0c6e9d2a4b58";

    private final Stack stack;
    private final URI url;
    private final Person person;
    private final Secrets secrets = new Secrets();

    SecretsJourney(Stack stack) {
        this.stack = stack;
        this.url = stack.url();
        this.person = Person.newcomer(stack.admin());
    }

    @Test
    void noSecretIsWrittenDownOrSaidAgain() throws IOException {
        String prompt = noise();
        secrets.ofTheStack(stack.home());
        secrets.ofAPerson(person);
        secrets.ofAWorker(person, prompt, new TokenKey(stack.home()));
        secrets.put("canary", CANARY);

        List<Answer> answers = canariesAreSentEverywhere();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            assertThat(answer.text() + answer.headers().map())
                    .as(answer.toString())
                    .doesNotContain(CANARY);
        });
        List<String> found = new ArrayList<>();
        for (Path file : filesBelow("logs", "runpod-local", "kafka")) {
            String text = text(file);
            found.addAll(secrets.in(file.toString(), text));
            found.addAll(Secrets.alikeIn(file.toString(), text));
        }
        for (StackStatus.Part part : stack.status().parts()) {
            if (StackStatus.SERVICES.contains(part.name())) {
                String metrics = metrics(part);
                found.addAll(secrets.in("the metrics of " + part.name(), metrics));
                found.addAll(Secrets.alikeIn("the metrics of " + part.name(), metrics));
            }
        }
        assertThat(found).isEmpty();
        assertThatItWouldBeFound(prompt, "kafka");
    }

    @Test
    void aDumpOfTheDatabaseHoldsNoKeyThatOpensAnything() throws IOException {
        secrets.ofTheStack(stack.home());
        secrets.ofAPerson(person);
        String name = noise();
        person.api().newGroup(name);
        List<String> found = new ArrayList<>();
        for (Path file : filesBelow("mariadb")) {
            found.addAll(secrets.in(file.toString(), text(file)));
        }
        assertThat(found).isEmpty();
        assertThatItWouldBeFound(name, "mariadb");
    }

    /** As random as a secret, and written down on purpose. */
    private static String noise() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void assertThatItWouldBeFound(String noise, String folder) throws IOException {
        Secrets none = new Secrets();
        none.put("noise", noise);
        assertThat(filesBelow(folder))
                .anyMatch(file -> !none.in(folder, text(file)).isEmpty());
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

    /** The gateway wants an administrator's key; nobody but a sibling and whoever runs Lightmill comes to the others. */
    private String metrics(StackStatus.Part part) {
        URI service = URI.create("http://127.0.0.1:" + part.port());
        boolean isPublic = part.name().equals("gateway-service");
        return new Caller(service, isPublic ? stack.admin().caller().key() : null)
                .get("/q/metrics")
                .expect(200)
                .text();
    }

    /** What is gone meanwhile holds nothing. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> filesBelow(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> children = Files.list(stack.home().resolve(folder))) {
                for (Path child : children.filter(SecretsJourney::lasts).toList()) {
                    files.addAll(filesOf(child));
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    /** Not a schema of the rehearsals that make the services start faster. */
    private static boolean lasts(Path folder) {
        return !folder.getFileName().toString().contains("_training");
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index"))
                    .toList();
        }
    }
}
