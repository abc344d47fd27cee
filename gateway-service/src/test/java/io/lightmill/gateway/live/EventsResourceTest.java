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
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class EventsResourceTest {

    private static final Logger LOG = Logger.getLogger(EventsResourceTest.class);
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
        try (Stream stream = Stream.open(StubKeys.GOOD, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
            log.write(STRANGER, PROGRESSED, "{\"secret\":1}");
            log.write(StubKeys.USER, PROGRESSED, "{\"mine\":1}");
            log.write(StubKeys.USER, "io.lightmill.items.changed.v1", "{\n\"mine\":2}");
            Event first = stream.next();
            assertThat(first.name()).isEqualTo("job-progressed");
            assertThat(first.data()).isEqualTo("{\"mine\":1}");
            Event second = stream.next();
            assertThat(second.name()).isEqualTo("items-changed");
            assertThat(second.data()).isEqualTo("{ \"mine\":2}");
        }
    }

    @Test
    void after_a_cut_what_was_missed_follows() throws IOException {
        String last;
        try (Stream stream = Stream.open(StubKeys.GOOD, null)) {
            stream.next();
            log.write(StubKeys.USER, PROGRESSED, "{\"n\":1}");
            last = stream.next().id();
        }
        log.write(StubKeys.USER, PROGRESSED, "{\"n\":2}");
        log.write(StubKeys.USER, PROGRESSED, "{\"n\":3}");
        try (Stream stream = Stream.open(StubKeys.GOOD, last)) {
            assertThat(stream.next().data()).isEqualTo("{\"n\":2}");
            assertThat(stream.next().data()).isEqualTo("{\"n\":3}");
        }
    }

    @Test
    void after_a_cut_before_the_first_event_nothing_is_missed_either() throws IOException {
        String last;
        try (Stream stream = Stream.open(StubKeys.GOOD, null)) {
            last = stream.next().id();
        }
        log.write(StubKeys.USER, PROGRESSED, "{\"n\":4}");
        try (Stream stream = Stream.open(StubKeys.GOOD, last)) {
            assertThat(stream.next().data()).isEqualTo("{\"n\":4}");
        }
    }

    @Test
    void a_place_that_nobody_knows_is_told_to_reset_and_then_goes_on() throws IOException {
        String again;
        try (Stream stream = Stream.open(StubKeys.GOOD, "gone.0.5")) {
            Event reset = stream.next();
            assertThat(reset.name()).isEqualTo("reset");
            again = reset.id();
            log.write(StubKeys.USER, PROGRESSED, "{\"n\":5}");
            assertThat(stream.next().data()).isEqualTo("{\"n\":5}");
        }
        try (Stream stream = Stream.open(StubKeys.GOOD, again)) {
            assertThat(stream.next().data()).isEqualTo("{\"n\":5}");
        }
    }

    @Test
    void what_cannot_be_read_stops_nobody() throws IOException {
        try (Stream stream = Stream.open(StubKeys.GOOD, null)) {
            stream.next();
            log.write(null, PROGRESSED, "{}");
            log.write(StubKeys.USER, "io.lightmill.unheard.of.v9", "{}");
            log.write(StubKeys.USER, PROGRESSED, "{\"n\":6}");
            assertThat(stream.next().data()).isEqualTo("{\"n\":6}");
        }
    }

    @Test
    void a_stream_ends_with_its_key() throws IOException {
        try (Stream stream = Stream.open(StubKeys.SECOND_SPARE, null)) {
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
        try (Stream stream = Stream.with("Cookie: lightmill-session=" + session, null)) {
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
        try (Stream stream = Stream.open(key, null)) {
            assertThat(stream.next().name()).isEqualTo("ready");
        }
        await().untilAsserted(() -> assertThat(readers()).isZero());
    }

    @Test
    void readers_that_never_read_hold_nobody_up_and_a_browser_that_left_is_forgotten() throws IOException {
        List<RawHttp> sleepers = new ArrayList<>();
        try (Stream stream = Stream.open(StubKeys.GOOD, null)) {
            stream.next();
            for (int i = 0; i < 50; i++) {
                RawHttp sleeper = RawHttp.toGateway();
                sleeper.send("GET /api/events HTTP/1.1", "Host: here", "Authorization: Bearer " + StubKeys.GOOD);
                sleepers.add(sleeper);
            }
            await().until(() -> readers() >= 51);
            String large = "{\"x\":\"" + "x".repeat(50_000) + "\"}";
            for (int i = 0; i < 200; i++) {
                log.write(StubKeys.USER, PROGRESSED, large);
                assertThat(stream.next().data()).isEqualTo(large);
            }
        } finally {
            for (RawHttp sleeper : sleepers) {
                sleeper.close();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> readers() == 0);
    }

    @Test
    void readers_that_never_read_are_dropped_and_memory_stays_that_of_the_ring() throws IOException {
        int sleepers = 250;
        List<RawHttp> open = new ArrayList<>();
        double dropped = dropped();
        long before = heldBytes();
        try {
            for (int i = 0; i < sleepers; i++) {
                RawHttp sleeper = RawHttp.sleepy();
                open.add(sleeper);
                sleeper.send("GET /api/events HTTP/1.1", "Host: here", "Authorization: Bearer " + StubKeys.GOOD);
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> readers() >= sleepers);
            String event = "{\"x\":\"" + "x".repeat(4000) + "\"}";
            AtomicLong most = new AtomicLong();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                for (int i = 0; i < 100; i++) {
                    log.write(StubKeys.USER, PROGRESSED, event);
                }
                most.accumulateAndGet(heldBytes(), Math::max);
                return dropped() >= dropped + sleepers;
            });
            long grown = most.get() - before;
            LOG.infof("readers that never read: %d MB more at most, RSS %d MB", grown >> 20, rssMegabytes());
            // The ring's 16 MiB twice over (the test's own log keeps them too), and for each reader its bounded queue.
            assertThat(grown).isLessThan((4 * 16L << 20) + sleepers * 48L * 1024);
        } finally {
            for (RawHttp sleeper : open) {
                sleeper.close();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> readers() == 0);
    }

    private double dropped() {
        return meters.counter("lightmill.gateway.live.streams", "end", "dropped")
                .count();
    }

    /** What is reachable on the heap, and what Netty holds beside it. */
    private static long heldBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + PlatformDependent.usedDirectMemory();
    }

    private static long rssMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(-1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double readers() {
        return meters.get("lightmill.gateway.live.readers").gauge().value();
    }

    private record Event(String id, String name, String data) {}

    /** An event stream as a browser reads it. */
    private record Stream(RawHttp http, BufferedReader lines) implements AutoCloseable {

        static Stream open(String key, @Nullable String lastEventId) throws IOException {
            return with("Authorization: Bearer " + key, lastEventId);
        }

        static Stream with(String header, @Nullable String lastEventId) throws IOException {
            RawHttp http = RawHttp.toGateway();
            http.send(
                    "GET /api/events HTTP/1.0",
                    "Host: here",
                    header,
                    lastEventId == null ? "X-None: 1" : "Last-Event-ID: " + lastEventId);
            String head = http.head();
            assertThat(head).contains(" 200 ").contains("text/event-stream");
            return new Stream(http, new BufferedReader(new InputStreamReader(http.in(), StandardCharsets.UTF_8)));
        }

        Event next() throws IOException {
            String id = "";
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(id, name, data);
                }
            }
            throw new IOException("the stream ended");
        }

        boolean ended() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertThat(line).doesNotStartWith("event: job");
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }
}
