package io.lightmill.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.live.EventRing.Next;
import io.lightmill.gateway.live.EventRing.Start;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventFeedTest {

    private static final UUID ADA = new UUID(0, 2);
    private static final String PROGRESSED = "io.lightmill.job.progressed.v1";

    private final MemoryUserEventLog log = new MemoryUserEventLog();
    private final EventRing ring = new EventRing(1000, 1_000_000);

    @Test
    void a_gateway_that_starts_knows_what_was_said_before() throws Exception {
        log.write(ADA, PROGRESSED, "{\"n\":0}");
        log.write(ADA, PROGRESSED, "{\"n\":1}");
        EventFeed feed = started(1000);
        feed.filled().get(10, TimeUnit.SECONDS);
        Start start = ring.startAfter(ADA, EventPlace.parse("topic-1.0.0").orElseThrow());
        assertThat(ring.next(ADA, start.place()))
                .isInstanceOfSatisfying(
                        Next.Event.class,
                        event -> assertThat(event.frame().toString())
                                .contains("{\"n\":1}")
                                .startsWith("id: topic-1.0.1\nevent: job-progressed\n"));
        feed.stop(new ShutdownEvent());
    }

    @Test
    void it_begins_no_further_back_than_the_ring_can_hold() throws Exception {
        for (int i = 0; i < 50; i++) {
            log.write(ADA, PROGRESSED, "{}");
        }
        EventFeed feed = started(10);
        feed.filled().get(10, TimeUnit.SECONDS);
        assertThat(reset("topic-1.0.38")).isTrue();
        assertThat(reset("topic-1.0.39")).isFalse();
        feed.stop(new ShutdownEvent());
    }

    @Test
    void a_feed_that_comes_back_goes_on_where_it_was() throws Exception {
        log.write(ADA, PROGRESSED, "{}");
        EventFeed first = started(1000);
        first.filled().get(10, TimeUnit.SECONDS);
        first.stop(new ShutdownEvent());
        Start reader = ring.startNow();
        log.write(ADA, PROGRESSED, "{\"later\":1}");
        EventFeed second = started(1000);
        second.filled().get(10, TimeUnit.SECONDS);
        assertThat(ring.next(ADA, reader.place())).isInstanceOf(Next.Event.class);
        second.stop(new ShutdownEvent());
    }

    @Test
    void an_event_whose_type_is_nothing_is_passed_by() throws Exception {
        log.write(ADA, null, "{}");
        log.write(ADA, PROGRESSED, "{}");
        EventFeed feed = started(1000);
        feed.filled().get(10, TimeUnit.SECONDS);
        assertThat(reset("topic-1.0.1")).isFalse();
        feed.stop(new ShutdownEvent());
    }

    private boolean reset(String id) {
        return ring.startAfter(ADA, EventPlace.parse(id).orElseThrow())
                .greeting()
                .toString()
                .contains("event: reset");
    }

    private EventFeed started(int ringEvents) {
        EventFeed feed = new EventFeed(
                log,
                ring,
                InstantSource.offset(InstantSource.system(), Duration.ZERO),
                new SimpleMeterRegistry(),
                ringEvents);
        feed.start(new StartupEvent());
        return feed;
    }
}
