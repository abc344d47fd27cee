package io.lightmill.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.gateway.relay.Ending.How;
import io.lightmill.gateway.relay.EndingLog;
import io.lightmill.gateway.stub.Http2Frames;
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
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of events that do not read: they cost others nothing, us little, and not for long. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class DeafReadersTest {

    private static final Logger LOG = Logger.getLogger(DeafReadersTest.class);
    private static final String PROGRESSED = "io.lightmill.job.progressed.v1";

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    MemoryUserEventLog log;

    @Inject
    MeterRegistry meters;

    @Inject
    EndingLog heard;

    private StubSibling job;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        new StubKeys().in(job);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void readers_that_never_read_hold_nobody_up_and_a_browser_that_left_is_forgotten() throws IOException {
        List<RawHttp> sleepers = new ArrayList<>();
        try (EventStream stream = EventStream.open(StubKeys.GOOD, null)) {
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
        int sleepers = 100;
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
            // What the test's own log keeps, twice over, and for each reader its bounded queue.
            assertThat(grown).isLessThan((2 * 16L << 20) + sleepers * 48L * 1024);
        } finally {
            for (RawHttp sleeper : open) {
                sleeper.close();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> readers() == 0);
    }

    @Test
    void who_is_dropped_holds_no_connection() throws IOException {
        try (RawHttp deaf = RawHttp.sleepy()) {
            deaf.send(
                    "GET /api/events HTTP/1.1",
                    "Host: here",
                    EndingLog.NAME + ": deaf-1",
                    "Authorization: Bearer " + StubKeys.GOOD);
            awaitDropOf("deaf-1");
        }
    }

    @Test
    void who_is_dropped_and_shares_a_connection_is_let_go_alone() throws IOException {
        try (RawHttp deaf = RawHttp.toGateway()) {
            Thread.ofVirtual().start(deaf::restAsText);
            deaf.out().write(Http2Frames.get("/api/events", head("deaf-2")));
            awaitDropOf("deaf-2");
            assertThat(heard.isConnected("deaf-2")).isTrue();
        }
    }

    @Test
    void who_does_not_even_read_the_reset_loses_the_connection() throws IOException {
        try (RawHttp deaf = RawHttp.sleepy()) {
            deaf.out().write(Http2Frames.getWithoutBounds("/api/events", head("deaf-3")));
            await().until(() -> heard.of("deaf-3").isPresent());
            try (Onlooker onlooker = new Onlooker(() -> heard.isLetGo("deaf-3"))) {
                awaitDropOf("deaf-3");
                await().until(onlooker::hasSeenTheEnd);
            }
            assertThat(heard.isConnected("deaf-3")).isFalse();
        }
    }

    /** A thread that looks at an answer all the while, as the framework's own do that write one. */
    private static final class Onlooker implements AutoCloseable {

        private final BooleanSupplier look;
        private volatile boolean seen;
        private volatile boolean over;

        Onlooker(BooleanSupplier look) {
            this.look = look;
            Thread.ofPlatform().daemon().start(this::lookOn);
        }

        private void lookOn() {
            while (!over && !seen) {
                seen = look.getAsBoolean();
            }
        }

        boolean hasSeenTheEnd() {
            return seen;
        }

        @Override
        public void close() {
            over = true;
        }
    }

    private static Map<String, String> head(String name) {
        return Map.of(EndingLog.NAME.toLowerCase(Locale.ROOT), name, "authorization", "Bearer " + StubKeys.GOOD);
    }

    /** Fills what lies on the way until the gateway gives up, and waits until it has let go of everything. */
    private void awaitDropOf(String name) {
        double before = dropped();
        await().until(() -> heard.of(name).isPresent() && readers() == 1);
        String event = "{\"x\":\"" + "x".repeat(4000) + "\"}";
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            for (int i = 0; i < 100; i++) {
                log.write(StubKeys.USER, PROGRESSED, event);
            }
            return dropped() > before;
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.isLetGo(name));
        assertThat(heard.of(name)).hasValue(List.of(How.BROKEN_OFF));
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

    private double readers() {
        return meters.get("lightmill.gateway.live.readers").gauge().value();
    }
}
