package io.lightmill.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.DispatchStates;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
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
