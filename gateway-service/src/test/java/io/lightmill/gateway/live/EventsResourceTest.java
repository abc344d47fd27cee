package io.lightmill.gateway.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.gateway.relay.EndingLog;
import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.testparts.KeysResource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class EventsResourceTest {

    private static final String PROGRESSED = "io.lightmill.job.progressed.v1";
    private static final UUID STRANGER = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    MemoryUserEventLog log;

    @Inject
    MeterRegistry meters;

    @Inject
    EndingLog heard;

    private final StubKeys keys = new StubKeys();
    private StubSibling job;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        keys.in(job);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void a_user_hears_of_his_own_things_only() throws IOException {
        try (EventStream stream = EventStream.open(StubKeys.GOOD, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            log.write(STRANGER, PROGRESSED, "{\"secret\":1}");
            log.write(StubKeys.USER, PROGRESSED, "{\"mine\":1}");
            log.write(StubKeys.USER, "io.lightmill.items.changed.v1", "{\n\"mine\":2}");
            EventStream.Event first = stream.next();
            assertThat(first.name()).isEqualTo("job-progressed");
            assertThat(first.data()).isEqualTo("{\"mine\":1}");
            EventStream.Event second = stream.next();
            assertThat(second.name()).isEqualTo("items-changed");
            assertThat(second.data()).isEqualTo("{ \"mine\":2}");
        }
    }

    @Test
    void after_a_cut_what_was_missed_follows() throws IOException {
        String last;
        try (EventStream stream = EventStream.open(StubKeys.GOOD, null)) {
            stream.next();
            log.write(StubKeys.USER, PROGRESSED, "{\"n\":1}");
            last = stream.next().id();
        }
        log.write(StubKeys.USER, PROGRESSED, "{\"n\":2}");
        log.write(StubKeys.USER, PROGRESSED, "{\"n\":3}");
        try (EventStream stream = EventStream.open(StubKeys.GOOD, last)) {
            assertThat(stream.next().data()).isEqualTo("{\"n\":2}");
            assertThat(stream.next().data()).isEqualTo("{\"n\":3}");
        }
    }

    @Test
    void after_a_cut_before_the_first_event_nothing_is_missed_either() throws IOException {
        String last;
        try (EventStream stream = EventStream.open(StubKeys.GOOD, null)) {
            last = stream.next().id();
        }
        log.write(StubKeys.USER, PROGRESSED, "{\"n\":4}");
        try (EventStream stream = EventStream.open(StubKeys.GOOD, last)) {
            assertThat(stream.next().data()).isEqualTo("{\"n\":4}");
        }
    }

    @Test
    void a_place_that_nobody_knows_is_told_to_reset_and_then_goes_on() throws IOException {
        String again;
        try (EventStream stream = EventStream.open(StubKeys.GOOD, "gone.0.5")) {
            EventStream.Event reset = stream.next();
            assertThat(reset.name()).isEqualTo("reset");
            again = reset.id();
            log.write(StubKeys.USER, PROGRESSED, "{\"n\":5}");
            assertThat(stream.next().data()).isEqualTo("{\"n\":5}");
        }
        try (EventStream stream = EventStream.open(StubKeys.GOOD, again)) {
            assertThat(stream.next().data()).isEqualTo("{\"n\":5}");
        }
    }

    @Test
    void what_cannot_be_read_stops_nobody() throws IOException {
        try (EventStream stream = EventStream.open(StubKeys.GOOD, null)) {
            stream.next();
            log.write(null, PROGRESSED, "{}");
            log.write(StubKeys.USER, "io.lightmill.unheard.of.v9", "{}");
            log.write(StubKeys.USER, PROGRESSED, "{\"n\":6}");
            assertThat(stream.next().data()).isEqualTo("{\"n\":6}");
        }
    }

    @Test
    void a_stream_ends_with_its_key() throws IOException {
        try (EventStream stream = EventStream.open(StubKeys.SECOND_SPARE, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            keys.revoke(StubKeys.SECOND_SPARE);
            assertThat(stream.ended()).isTrue();
        }
    }

    @Test
    void a_stream_ends_with_its_session() throws IOException {
        String session = given().contentType("application/json")
                .body("{\"key\":\"" + StubKeys.GOOD + "\"}")
                .post("/api/session")
                .cookie("lightmill-session");
        try (EventStream stream = EventStream.with("Cookie: lightmill-session=" + session, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            given().cookie("lightmill-session", session)
                    .header("Sec-Fetch-Site", "same-origin")
                    .delete("/api/session")
                    .then()
                    .statusCode(204);
            assertThat(stream.ended()).isTrue();
        }
    }

    @Test
    void a_browser_that_left_while_its_key_was_looked_at_opens_no_stream() throws Exception {
        await().untilAsserted(() -> assertThat(readers()).isZero());
        double ended = ended();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch silence = new CountDownLatch(1);
        job.on("POST /keys/verify", (exchange, stub) -> {
            asked.countDown();
            awaitQuietly(silence);
            StubKeys.answerAbout(StubKeys.GOOD).give(exchange, stub);
        });
        // A key that was not asked about before.
        String key = StubKeys.GOOD + "x";
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.send(
                    "GET /api/events HTTP/1.1",
                    "Host: here",
                    EndingLog.NAME + ": early",
                    "Authorization: Bearer " + key);
            asked.await();
        }
        await().until(() -> heard.hasEnded("early"));
        silence.countDown();
        try (EventStream stream = EventStream.open(key, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
        }
        await().untilAsserted(() -> assertThat(readers()).isZero());
        // The second one alone.
        assertThat(ended()).isEqualTo(ended + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events", "/api/events/", "/api/events;x=1"})
    void however_its_address_is_written_a_stream_does_not_count_as_a_request(String path) throws IOException {
        try (EventStream stream = EventStream.at(path, "Authorization: Bearer " + StubKeys.GOOD, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            assertThat(meters.get("lightmill.gateway.requests").gauge().value()).isZero();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double ended() {
        return meters.find("lightmill.gateway.live.streams").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double readers() {
        return meters.get("lightmill.gateway.live.readers").gauge().value();
    }
}
