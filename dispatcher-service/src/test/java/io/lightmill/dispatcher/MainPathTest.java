package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP and with this replica's own loops: a job comes in, is posted, claimed, reported, and its permit is freed. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class MainPathTest {

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
    }

    @Test
    void aJobIsPostedClaimedReportedAndItsPermitIsFreed() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        InvocationInput input = await().until(runPod.posted::peek, posted -> posted != null);
        UUID run = UUID.randomUUID();

        UUID attempt = claimAll(job, input, run);
        reportTogether(input, attempt, job.items().subList(0, 2));
        report(input, attempt, job.items().get(2));
        assertThat(stopOfBeat(input, attempt, job.items().get(3), job.items().get(0)))
                .containsExactly(job.items().get(0));
        report(input, attempt, job.items().get(3));

        assertThat(fixture.states(job.id()).values()).containsOnly("generated");
        assertThat(fixture.events(job.id()))
                .containsExactly(
                        "io.lightmill.items.started.v1",
                        "io.lightmill.item.generated.v1",
                        "io.lightmill.item.generated.v1",
                        "io.lightmill.item.generated.v1",
                        "io.lightmill.item.generated.v1");
        claim(input, run, 2).then().statusCode(204);
        assertThat(fixture.count("invocation where state <> 'over'")).isEqualTo(1);
        runPod.statuses.put(
                FakeRunPod.runpodId(input.invocationId()),
                new StatusAnswer.Terminal("COMPLETED", new RunResult(1, input.invocationId(), run, List.of())));
        await().atMost(Duration.ofSeconds(5)).until(() -> fixture.count("invocation where state <> 'over'") == 0);
    }

    private UUID claimAll(Fixture.Submitted job, InvocationInput input, UUID run) {
        JsonPath chunk = claim(input, run, 1).then().statusCode(200).extract().jsonPath();
        assertThat(chunk.getList("items.id", UUID.class)).isEqualTo(job.items());
        assertThat(chunk.getString("items[0].prompt")).isEqualTo("a cat");
        assertThat(chunk.getString("items[0].inputs[0].ticket.method")).isEqualTo("GET");
        assertThat(chunk.getDouble("deadlineSeconds")).isBetween(1.0, 90.0);
        assertThat(fixture.states(job.id()).values()).containsOnly("processing");
        return UUID.fromString(chunk.getString("attemptId"));
    }

    private static void reportTogether(InvocationInput input, UUID attempt, List<UUID> items) {
        worker(input)
                .reportTogether(attempt, items.stream().map(Fixture::generated).toList())
                .then()
                .statusCode(200);
    }

    private static void report(InvocationInput input, UUID attempt, UUID item) {
        worker(input).report(attempt, Fixture.generated(item)).then().statusCode(200);
    }

    private static List<UUID> stopOfBeat(InvocationInput input, UUID attempt, UUID half, UUID whole) {
        String answer = worker(input)
                .beat(attempt, "{\"progress\":{\"%s\":0.5,\"%s\":1.0}}".formatted(half, whole))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return JsonPath.from(answer).getList("stop", UUID.class);
    }

    @Test
    void aStrangersTokenFindsNothing() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        InvocationInput input = await().until(runPod.posted::peek, posted -> posted != null);
        HttpWorker.withToken("k1.forged")
                .claim(input.invocationId(), Fixture.claim(input.invocationId(), UUID.randomUUID(), 1))
                .then()
                .statusCode(404);
        assertThat(fixture.count("attempt")).isZero();
    }

    private static Response claim(InvocationInput input, UUID run, int number) {
        return worker(input).claim(input.invocationId(), Fixture.claim(input.invocationId(), run, number));
    }

    private static HttpWorker worker(InvocationInput input) {
        return HttpWorker.withToken(input.token());
    }
}
