package io.lightmill.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.invocation.Tokens.Purpose;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers are refused, and what of it the log tells. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class WorkerProblemsTest {

    @Inject
    Fixture fixture;

    @Inject
    Steps steps;

    @Inject
    Tokens tokens;

    @Inject
    FakeRunPod runPod;

    @Inject
    @RestClient
    FakeStorage storage;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/worker/invocations/xyz/claims",
                "/worker/attempts/xyz/items/xyz",
                "/worker/attempts/xyz/items",
                "/worker/attempts/xyz/beat",
                "/webhooks/xyz/k1.abc"
            })
    void anIdThatIsNoneIsUnknownInOurWords(String path) {
        given().contentType("application/json")
                .header("Authorization", "Bearer k1.abc")
                .body(path.endsWith("/items") ? "[]" : "{}")
                .post(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo(ErrorCode.NOT_FOUND.type()))
                .body("detail", equalTo(ErrorCode.NOT_FOUND.sentence()));
    }

    @Test
    void aRunWithTwoOpenAttemptsIsAskedToWaitWhichIsNoError() {
        fixture.empty();
        runPod.reset();
        storage.reset();
        fixture.queued(Fixture.aJob(Lane.BULK, 100));
        UUID invocation = steps.posted();
        UUID run = UUID.randomUUID();
        assertThat(steps.claim(invocation, run, 1)).isPresent();
        assertThat(steps.claim(invocation, run, 2)).isPresent();
        Problems problems = new Problems();
        Logger root = Logger.getLogger("");
        root.addHandler(problems);
        try {
            HttpWorker.withToken(tokens.sign(Purpose.WORKER, invocation))
                    .claim(invocation, Fixture.claim(invocation, run, 3))
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .body("type", equalTo(ErrorCode.UNAVAILABLE.type()))
                    .body("detail", equalTo("Two attempts of this run are still open; report them first."));
        } finally {
            root.removeHandler(problems);
        }

        assertThat(problems.told).isEmpty();
    }

    /** What is logged above INFO. */
    private static final class Problems extends Handler {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() > Level.INFO.intValue()) {
                told.add(line.getLoggerName() + ": " + line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
