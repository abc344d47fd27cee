package io.lightmill.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.invocation.Tokens.Purpose;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.Poller;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has no token, or another's, finds nothing and changes nothing; whoever says a thing again has said it once. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class ForgeryTest {

    private static final List<String> BODIES = List.of(
            "{\"id\":\"r\",\"status\":\"COMPLETED\",\"output\":{\"attempts\":[]}}",
            "{\"id\":\"r\",\"status\":\"FAILED\",\"error\":\"job timed out after 1 retries\"}",
            "{\"id\":\"r\",\"status\":\"CANCELLED\"}",
            "{\"id\":\"../../other/run\",\"status\":\"TIMED_OUT\"}",
            "{\"id\":{},\"status\":7}",
            "{\"id\":\"ⓛⓞⓒⓐⓛ\"}",
            "{\"id\":\"" + "r".repeat(129) + "\"}",
            "[]",
            "",
            "\u0000\u0001",
            "{\"id\":\"r\",\"status\":\"COMP");

    @Inject
    Fixture fixture;

    @Inject
    Sql sql;

    @Inject
    Tokens tokens;

    @Inject
    Steps steps;

    @Inject
    FakeRunPod runPod;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    DueInvocations due;

    @Inject
    Poller poller;

    private UUID invocation;
    private UUID another;
    private ClaimedChunk chunk;
    private UUID item;

    @BeforeEach
    void aRunAtWork() {
        fixture.empty();
        runPod.reset();
        storage.reset();
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        another = steps.posted();
        invocation = steps.posted();
        chunk = steps.claim(invocation, UUID.randomUUID(), 1).orElseThrow();
        item = chunk.items().getFirst().id();
        // Noted after the worker has its answer.
        Awaitility.await().until(() -> fixture.count("user_share") == 1);
    }

    private Stream<String> forged(Purpose purpose) {
        String genuine = tokens.sign(purpose, invocation);
        Purpose other = purpose == Purpose.WORKER ? Purpose.WEBHOOK : Purpose.WORKER;
        return Stream.of(
                "k1",
                "k1.",
                "k1.forged",
                "forged",
                genuine.substring(genuine.indexOf('.') + 1),
                genuine.substring(0, genuine.length() - 1),
                genuine + "A",
                genuine + "%00",
                genuine.replaceFirst("^[^.]*", "k9"),
                genuine.toUpperCase(Locale.ROOT),
                "k1." + "A".repeat(43),
                "k1." + "A".repeat(5000),
                tokens.sign(other, invocation),
                tokens.sign(purpose, another),
                tokens.sign(purpose, chunk.attemptId()));
    }

    @Test
    void aForgedTokenOfAWorkerOpensNothing() {
        Map<String, Long> before = everything();
        Stream.concat(forged(Purpose.WORKER).map(token -> "Bearer " + token), Stream.of("", "Bearer", "Basic eDp5"))
                .forEach(authorization -> {
                    HttpWorker forger = new HttpWorker(authorization);
                    List<Response> answers = List.of(
                            forger.claim(invocation, Fixture.claim(invocation, UUID.randomUUID(), 1)),
                            forger.report(chunk.attemptId(), Fixture.generated(item)),
                            forger.reportTogether(
                                    chunk.attemptId(), List.of(Fixture.failed(item, ErrorCode.ENGINE_FAILED))),
                            forger.beat(chunk.attemptId(), "{\"progress\":{}}"));
                    assertThat(answers)
                            .extracting(Response::statusCode)
                            .as(authorization)
                            .containsOnly(404);
                });
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aForgedWebhookIsUnknownWhateverItSays() {
        Map<String, Long> before = everything();
        forged(Purpose.WEBHOOK)
                .filter(token -> token.length() < 1000)
                .forEach(token -> BODIES.forEach(body -> assertThat(given().body(body)
                                .post("/webhooks/{id}/{token}", invocation, token)
                                .statusCode())
                        .as(token)
                        .isEqualTo(404)));
        assertThat(everything()).isEqualTo(before);
        assertThat(due.takePolls()).isEmpty();
    }

    @Test
    void aGenuineWebhookIsAHintHoweverOftenAndWhateverItSays() {
        Map<UUID, String> states = fixture.states(chunk.jobId());
        List<String> events = fixture.events(chunk.jobId());
        String token = tokens.sign(Purpose.WEBHOOK, invocation);
        for (int time = 0; time < 3; time++) {
            for (String body : BODIES) {
                given().body(body)
                        .post("/webhooks/{id}/{token}", invocation, token)
                        .then()
                        .statusCode(204);
                due.takePolls().forEach(poller::poll);
            }
        }

        assertThat(fixture.states(chunk.jobId())).isEqualTo(states);
        assertThat(fixture.events(chunk.jobId())).isEqualTo(events);
        assertThat(fixture.count("attempt where ended_at is null")).isEqualTo(1);
        assertThat(fixture.count("invocation where over_at is not null or terminal is not null"))
                .isZero();
    }

    /** Claims are served together: one that the database cannot hold would fail all of them. */
    @Test
    void aClaimWithAnIdThatNoRowCanHoldIsRefused() {
        for (String id : List.of("ⓛⓞⓒⓐⓛ", "r".repeat(129), "", "r\nx")) {
            worker(another)
                    .claim(another, new ClaimRequest(UUID.randomUUID(), 1, id, "worker", null, null))
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void aReportThatIsSaidAgainCountsOnceAndTheFirstWordStands() {
        for (int time = 0; time < 5; time++) {
            worker(invocation)
                    .report(chunk.attemptId(), Fixture.generated(item))
                    .then()
                    .statusCode(200);
            worker(invocation)
                    .report(chunk.attemptId(), Fixture.failed(item, ErrorCode.ENGINE_FAILED))
                    .then()
                    .statusCode(200);
        }

        assertThat(fixture.states(chunk.jobId())).containsEntry(item, "generated");
        assertThat(fixture.events(chunk.jobId()))
                .filteredOn(EventType.ITEM_GENERATED.type()::equals)
                .hasSize(1);
    }

    @Test
    void aWorkerSpeaksOfItsOwnAttemptAndItsOwnItemsOnly() {
        Fixture.Submitted strangers = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        Map<UUID, String> states = fixture.states(strangers.id());

        worker(another)
                .report(chunk.attemptId(), Fixture.generated(item))
                .then()
                .statusCode(404);
        strangers
                .items()
                .forEach(theirs -> worker(invocation)
                        .report(chunk.attemptId(), Fixture.generated(theirs))
                        .then()
                        .statusCode(lessThan(500)));

        assertThat(fixture.states(strangers.id())).isEqualTo(states);
    }

    private HttpWorker worker(UUID of) {
        return HttpWorker.withToken(tokens.sign(Purpose.WORKER, of));
    }

    /** A checksum of each table's rows. */
    private Map<String, Long> everything() {
        return sql
                .list(
                        "checksum table invocation, attempt, item, job, prompt, user_share, outbox",
                        row -> Map.entry(row.text("Table"), row.large("Checksum")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
