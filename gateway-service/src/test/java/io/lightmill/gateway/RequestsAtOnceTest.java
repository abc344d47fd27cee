package io.lightmill.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.testparts.KeysResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than can be answered soon is told to come again, at once; what is under way is answered all the same. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class RequestsAtOnceTest {

    private static final int TOO_MANY = 6;
    /** Together they may have more than there is. */
    private static final List<String> KEYS = List.of(StubKeys.GOOD, StubKeys.OTHER, StubKeys.ADMIN);

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    @ConfigProperty(name = "lightmill.gateway.requests-at-once")
    int bound;

    @Inject
    MeterRegistry meters;

    private StubSibling job;
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Collection<Response> answers = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void a_sibling_that_takes_its_time() {
        job = StubSibling.at(jobUrl);
        new StubKeys().in(job);
        job.on("GET /jobs", (exchange, stub) -> {
            awaitQuietly(answer);
            StubSibling.Answer.json(200, "{}").give(exchange, stub);
        });
        // The keys are known from now on.
        KEYS.forEach(key -> assertThat(get("/api/groups", key).statusCode()).isEqualTo(200));
    }

    @AfterEach
    void stop() {
        answer.countDown();
        job.close();
    }

    @Test
    void who_comes_too_many_is_told_when_to_come_again_and_the_others_are_served() throws InterruptedException {
        List<Thread> people = ask(bound + TOO_MANY, KEYS);
        awaitRefusals();

        answer.countDown();
        for (Thread person : people) {
            person.join();
        }
        assertThat(answers.stream().filter(each -> each.statusCode() == 200)).hasSize(bound);
        assertThat(get("/api/jobs", StubKeys.GOOD).statusCode()).isEqualTo(200);
    }

    @Test
    void one_person_leaves_half_of_the_places_to_others() throws InterruptedException {
        List<Thread> him = ask(bound / 2 + TOO_MANY, List.of(StubKeys.GOOD));
        awaitRefusals();

        assertThat(get("/api/groups", StubKeys.GOOD).statusCode()).isEqualTo(503);
        assertThat(get("/api/groups", StubKeys.OTHER).statusCode()).isEqualTo(200);

        answer.countDown();
        for (Thread one : him) {
            one.join();
        }
        assertThat(answers.stream().filter(each -> each.statusCode() == 200)).hasSize(bound / 2);
        assertThat(get("/api/groups", StubKeys.GOOD).statusCode()).isEqualTo(200);
    }

    @Test
    void who_goes_away_before_the_answer_gives_the_place_back() throws Exception {
        CountDownLatch asked = new CountDownLatch(bound);
        job.on("GET /jobs", (exchange, stub) -> {
            asked.countDown();
            awaitQuietly(answer);
            StubSibling.Answer.json(200, "{}").give(exchange, stub);
        });
        List<RawHttp> impatient = new ArrayList<>();
        for (int i = 0; i < bound; i++) {
            RawHttp one = RawHttp.toGateway();
            impatient.add(one);
            one.send("GET /api/jobs HTTP/1.1", "Host: here", "Authorization: Bearer " + KEYS.get(i % KEYS.size()));
        }
        asked.await();
        assertThat(get("/api/jobs", StubKeys.GOOD).statusCode()).isEqualTo(503);
        for (RawHttp one : impatient) {
            one.close();
        }
        await().untilAsserted(() -> assertThat(underWay()).isZero());
        who_comes_too_many_is_told_when_to_come_again_and_the_others_are_served();
    }

    private List<Thread> ask(int often, List<String> keys) {
        return IntStream.range(0, often)
                .mapToObj(one ->
                        Thread.ofVirtual().start(() -> answers.add(get("/api/jobs", keys.get(one % keys.size())))))
                .toList();
    }

    private void awaitRefusals() {
        await().until(() -> answers.size() >= TOO_MANY);
        assertThat(answers).hasSize(TOO_MANY).allSatisfy(refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).isEqualTo("2");
            assertThat(refusal.path("type").toString()).isEqualTo("urn:lightmill:error:unavailable");
        });
    }

    private double underWay() {
        return meters.get("lightmill.gateway.requests").gauge().value();
    }

    private static Response get(String path, String key) {
        return given().header("Authorization", "Bearer " + key)
                .port(RestAssured.port)
                .get(path);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
