package io.lightmill.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What siblings and RunPod say over HTTP. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class SiblingsTest {

    @Inject
    Fixture fixture;

    @Inject
    Sql sql;

    @Inject
    Tokens tokens;

    @Inject
    DueInvocations due;

    @Inject
    FakeRunPod runPod;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Steps steps;

    @Inject
    ServiceTokens services;

    @Inject
    Settler settler;

    @Inject
    Figures figures;

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
        storage.reset();
    }

    @Test
    void siblingsAskForStatesAndCancelAndStrangersMayNot() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 2));
        DispatchStates.Answer answer = sibling()
                .body(new DispatchStates.Request(job.id(), job.items()))
                .post("/items/states")
                .then()
                .statusCode(200)
                .extract()
                .as(DispatchStates.Answer.class);
        assertThat(answer.jobKnown()).isTrue();
        assertThat(answer.items()).hasSize(2).allMatch(item -> item.state() == ItemState.QUEUED);
        sibling().post("/jobs/{id}/cancel", job.id()).then().statusCode(204);
        Awaitility.await().until(() -> !fixture.states(job.id()).containsValue("queued"));
        sibling().get("/endpoints").then().statusCode(200);
        given().post("/jobs/{id}/cancel", job.id()).then().statusCode(401);
        sibling().body("{\"jobId\":7,").post("/items/states").then().statusCode(400);
    }

    @Test
    void whatIsSaidOfAMadeItemNamesItsWholePrice() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk chunk = steps.claim(steps.posted(), UUID.randomUUID(), 1).orElseThrow();

        steps.report(chunk, job.items().getFirst());

        // Half a second on the engine, at $0.002 a second.
        DispatchStates.Answer answer = sibling()
                .body(new DispatchStates.Request(job.id(), job.items()))
                .post("/items/states")
                .as(DispatchStates.Answer.class);
        assertThat(answer.items().getFirst().output())
                .isNotNull()
                .satisfies(output -> assertThat(output.costUsd()).isEqualTo(0.001));
        assertThat(sql.list(
                        "select convert(body using utf8mb4) as body from outbox where type = ?",
                        c -> c.text("body"),
                        EventType.ITEM_GENERATED.type()))
                .singleElement()
                .asString()
                .contains("\"costUsd\":0.001");
    }

    @Test
    void anEndpointTellsWhatItsItemsCostLast() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk chunk = steps.claim(steps.posted(), UUID.randomUUID(), 1).orElseThrow();
        ItemReport charged = new ItemReport(
                job.items().getFirst(),
                ItemReport.Outcome.GENERATED,
                new GeneratedOutput("image/png", 7, null, 8, 8, true, 0.5, 0.04, Map.of()),
                null,
                null,
                null);
        figures.exchange();
        sql.update("update endpoint_engine set seconds = null, usd = null");

        settler.settle(chunk.jobId(), Word.reports(chunk.attemptId(), List.of(charged)));

        // What is measured is noted after the worker has its answer.
        Awaitility.await().untilAsserted(() -> {
            figures.exchange();
            String price = "find { it.name == 'local' }.pricePerItemUsd.augment";
            assertThat(sibling().get("/endpoints").jsonPath().getDouble(price)).isCloseTo(0.041, within(1e-9));
        });
    }

    @Test
    void aWebhookMakesItsInvocationDueAtOnceAndAForgedOneDoesNothing() {
        UUID invocation = steps.posted();
        sql.update("update invocation set runpod_id = null, next_poll_at = '2099-01-01'");
        given().contentType("application/json")
                .body("{\"id\":\"r-1\",\"status\":\"COMPLETED\"")
                .post("/webhooks/{id}/{token}", invocation, tokens.sign(Tokens.Purpose.WORKER, invocation))
                .then()
                .statusCode(404);
        assertThat(due.takePolls()).isEmpty();
        given().contentType("application/json")
                .body("{\"id\":\"r-1\",\"status\":\"COMPLETED\"}")
                .post("/webhooks/{id}/{token}", invocation, tokens.sign(Tokens.Purpose.WEBHOOK, invocation))
                .then()
                .statusCode(204);
        assertThat(due.takePolls()).extracting(DueInvocations.Poll::runpodId).containsExactly("r-1");
    }

    private RequestSpecification sibling() {
        return given().contentType("application/json").header("Authorization", "Bearer " + services.forService());
    }
}
