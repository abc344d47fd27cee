package io.lightmill.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.live.EventRing.Next;
import io.lightmill.gateway.live.EventRing.Place;
import io.lightmill.gateway.live.EventRing.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRingTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    private final EventRing ring = begun(new EventRing(10, 1_000_000));

    @Test
    void a_reader_gets_the_events_of_his_user_only_and_in_order() {
        Start start = ring.startNow();
        append(ring, ADA, 0, "a1");
        append(ring, BOB, 1, "b1");
        append(ring, ADA, 2, "a2");
        assertThat(read(ring, ADA, start.place())).containsExactly("a1", "a2");
    }

    @Test
    void who_comes_back_gets_what_he_missed() {
        append(ring, ADA, 0, "a1");
        append(ring, ADA, 1, "a2");
        append(ring, BOB, 2, "b1");
        append(ring, ADA, 3, "a3");
        Start start = ring.startAfter(ADA, EventPlace.parse("t.0.0").orElseThrow());
        assertThat(start.greeting().length()).isZero();
        assertThat(read(ring, ADA, start.place())).containsExactly("a2", "a3");
    }

    @Test
    void who_never_saw_an_event_comes_back_to_the_place_of_his_first_greeting() {
        String greeting = ring.startNow().greeting().toString();
        String id = greeting.lines().findFirst().orElseThrow().substring("id: ".length());
        append(ring, ADA, 0, "a1");
        Start start = ring.startAfter(ADA, EventPlace.parse(id).orElseThrow());
        assertThat(read(ring, ADA, start.place())).containsExactly("a1");
    }

    @Test
    void who_was_away_too_long_is_told_to_reset() {
        for (int i = 0; i < 12; i++) {
            append(ring, ADA, i, "a" + i);
        }
        assertThat(isReset(ring.startAfter(ADA, EventPlace.parse("t.0.0").orElseThrow())))
                .isTrue();
        assertThat(isReset(ring.startAfter(ADA, EventPlace.parse("t.0.1").orElseThrow())))
                .isFalse();
    }

    @Test
    void a_place_that_never_was_is_told_to_reset() {
        append(ring, ADA, 0, "a1");
        for (String id : List.of("other.0.0", "t.0.1", "t.7.0", "t.0-0.9-1")) {
            assertThat(isReset(ring.startAfter(ADA, EventPlace.parse(id).orElseThrow())))
                    .as(id)
                    .isTrue();
        }
    }

    @Test
    void a_reader_who_falls_behind_has_lost_the_thread_and_a_quiet_one_has_not() {
        ring.listen(ADA, () -> {});
        Place slow = ring.startNow().place();
        append(ring, ADA, 0, "a1");
        for (int i = 1; i < 30; i++) {
            append(ring, BOB, i, "b" + i);
        }
        assertThat(ring.next(ADA, slow)).isInstanceOf(Next.Lost.class);
        assertThat(ring.next(BOB, ring.startNow().place())).isInstanceOf(Next.Nothing.class);
    }

    @Test
    void a_topic_that_was_made_anew_is_another_history() {
        append(ring, ADA, 0, "a1");
        ring.listen(ADA, () -> {});
        Place old = ring.startNow().place();
        assertThat(ring.begin("t2", Map.of(0, 0L))).as("who is to be woken").hasSize(1);
        assertThat(ring.next(ADA, old)).isInstanceOf(Next.Lost.class);
        assertThat(isReset(ring.startAfter(ADA, EventPlace.parse("t.0.0").orElseThrow())))
                .isTrue();
    }

    @Test
    void it_is_bounded_by_bytes_too() {
        EventRing small = begun(new EventRing(1_000_000, 10_000));
        for (int i = 0; i < 1000; i++) {
            append(small, ADA, i, "x".repeat(1000));
        }
        Start start = small.startAfter(ADA, EventPlace.parse("t.0.990").orElseThrow());
        assertThat(read(small, ADA, start.place())).hasSizeLessThan(10);
        assertThat(isReset(small.startAfter(ADA, EventPlace.parse("t.0.980").orElseThrow())))
                .isTrue();
    }

    /** Events of any length go round in a few bytes, and come out as they went in; one that is longer is told of. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void what_goes_round_comes_out_as_it_went_in(long seed) {
        Random random = new Random(seed);
        int bytes = 200 + random.nextInt(800);
        EventRing small = begun(new EventRing(1 + random.nextInt(6), bytes));
        small.listen(ADA, () -> {});
        Place place = small.startNow().place();
        for (int offset = 0; offset < 500; offset++) {
            String data = offset + "-" + "x".repeat(random.nextInt(500));
            UUID user = random.nextInt(3) == 0 ? BOB : ADA;
            append(small, user, offset, data);
            switch (small.next(ADA, place)) {
                case Next.Event event -> {
                    assertThat(data(event)).isEqualTo(data);
                    place = event.place();
                }
                case Next.Lost lost -> {
                    assertThat(data).hasSizeGreaterThan(bytes - 100);
                    place = small.startAnew().place();
                }
                case Next.Nothing nothing -> assertThat(user).isEqualTo(BOB);
            }
        }
    }

    /** Whatever is written, evicted and read in whatever order: nobody misses an event without being told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void nobody_misses_an_event_without_being_told(long seed) {
        Random random = new Random(seed);
        EventRing any = begun(new EventRing(1 + random.nextInt(20), 1_000_000));
        any.listen(ADA, () -> {});
        List<String> written = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        Place place = any.startNow().place();
        long lastSeen = -1;
        boolean told = false;
        for (int offset = 0; offset < 500; offset++) {
            if (random.nextInt(3) == 0) {
                append(any, BOB, offset, "b" + offset);
            } else {
                append(any, ADA, offset, "a" + offset);
                written.add("a" + offset);
            }
            if (random.nextInt(8) == 0 && lastSeen >= 0) {
                Start again = any.startAfter(ADA, new EventPlace("t", Map.of(0, lastSeen + 1)));
                told |= isReset(again);
                place = again.place();
                if (isReset(again)) {
                    seen = new ArrayList<>(written);
                }
            }
            for (int reads = random.nextInt(4); reads > 0; reads--) {
                switch (any.next(ADA, place)) {
                    case Next.Event event -> {
                        seen.add(data(event));
                        lastSeen = Long.parseLong(data(event).substring(1));
                        place = event.place();
                    }
                    case Next.Lost lost -> {
                        told = true;
                        place = any.startAnew().place();
                        seen = new ArrayList<>(written);
                    }
                    case Next.Nothing nothing -> {}
                }
            }
            assertThat(seen).as("seed %d, told %s", seed, told).isEqualTo(written.subList(0, seen.size()));
        }
    }

    private static EventRing begun(EventRing ring) {
        ring.begin("t", Map.of(0, 0L));
        return ring;
    }

    private static void append(EventRing ring, UUID user, long offset, String data) {
        ring.append(user, 0, offset, "job-progressed", data.getBytes());
    }

    private static boolean isReset(Start start) {
        return start.greeting().toString().contains("event: reset");
    }

    private static List<String> read(EventRing ring, UUID user, Place from) {
        List<String> data = new ArrayList<>();
        Place place = from;
        while (ring.next(user, place) instanceof Next.Event event) {
            data.add(data(event));
            place = event.place();
        }
        return data;
    }

    private static String data(Next.Event event) {
        return event.frame()
                .toString()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .findFirst()
                .orElseThrow()
                .substring("data: ".length());
    }
}
