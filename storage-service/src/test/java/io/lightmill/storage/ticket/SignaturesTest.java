package io.lightmill.storage.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Tickets;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A bucket whose tickets somebody far away signs: each signature ends when the test lets it. */
class SignaturesTest {

    private static final Settings SETTINGS = new Settings(32, 8, 100);

    private final UUID user = UUID.randomUUID();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    @Test
    void all_tickets_of_a_chunk_are_signed_at_once() {
        CountDownLatch allAreUnderWay = new CountDownLatch(4 * 4);
        TicketDesk desk = desk(SETTINGS, key -> {
            allAreUnderWay.countDown();
            passed(allAreUnderWay);
        });

        List<Tickets.Granted> granted = desk.grant(chunk(4, 2));

        assertThat(granted).hasSize(4).allSatisfy(each -> {
            assertThat(each.inputs()).hasSize(2);
            assertThat(each.output().url())
                    .contains("outputs/")
                    .contains(each.itemId().toString());
            assertThat(each.preview().url())
                    .contains("previews/")
                    .contains(each.itemId().toString());
        });
    }

    @Test
    void no_more_than_the_bound_are_under_way_over_all_claims() {
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TicketDesk desk = desk(new Settings(3, 1, 100), key -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            passed(three);
            underWay.decrementAndGet();
        });

        Stream.generate(() -> chunk(3, 0)).limit(4).parallel().forEach(desk::grant);

        assertThat(most).hasValue(3);
        assertThat(writes).hasValue(4 * 3 * 2);
    }

    @Test
    void when_one_cannot_be_signed_no_more_are_begun_and_the_whole_batch_fails() {
        AtomicInteger begun = new AtomicInteger();
        TicketDesk desk = desk(new Settings(1, 1, 100), key -> {
            begun.incrementAndGet();
            throw new StoreUnavailableException("sign", new IOException("IAM is away"));
        });

        assertThatThrownBy(() -> desk.grant(chunk(4, 2))).isInstanceOf(StoreUnavailableException.class);

        assertThat(begun).hasValue(1);
    }

    @Test
    void a_batch_that_takes_too_long_is_given_up() {
        Settings impatient = new Settings(1, 1, 100, Duration.ofMillis(1));
        TicketDesk desk = desk(impatient, key -> {
            long begun = System.nanoTime();
            Awaitility.await()
                    .until(() ->
                            System.nanoTime() - begun > Duration.ofMillis(2).toNanos());
        });

        assertThatThrownBy(() -> desk.grant(chunk(4, 2)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("16 tickets");

        assertThat(writes.get() + reads.get()).isLessThan(16);
    }

    @Test
    void tickets_to_read_are_signed_before_they_are_wanted_and_given_to_every_variation() {
        TicketDesk desk = desk(SETTINGS, key -> {});
        List<Tickets.Wanted> chunk = chunk(4, 2);
        desk.expect(user, inputs(2));
        Awaitility.await().untilAtomic(reads, org.hamcrest.Matchers.equalTo(2));

        List<Tickets.Granted> first = desk.grant(chunk);
        List<Tickets.Granted> second = desk.grant(chunk);

        assertThat(reads).hasValue(2);
        assertThat(writes).hasValue(2 * 4 * 2);
        assertThat(first.getFirst().inputs()).isEqualTo(second.getLast().inputs());
    }

    @Test
    void nobody_waits_for_tickets_that_are_signed_ahead_nor_behind_them() {
        CountDownLatch answer = new CountDownLatch(1);
        TicketDesk desk = desk(new Settings(1, 1, 100), key -> {
            if (key.value().startsWith("inputs/")) {
                passed(answer);
            }
        });

        desk.expect(user, inputs(20));
        assertThat(desk.grant(chunk(1, 0))).hasSize(1);

        answer.countDown();
        Awaitility.await().untilAtomic(reads, org.hamcrest.Matchers.equalTo(20));
    }

    @Test
    void no_more_are_signed_ahead_than_are_kept() {
        TicketDesk desk = desk(new Settings(32, 8, 10), key -> {});

        desk.expect(user, inputs(50));
        Awaitility.await().untilAtomic(reads, org.hamcrest.Matchers.equalTo(10));
        desk.grant(chunk(1, 10));

        assertThat(reads).hasValue(10);
    }

    @Test
    void where_a_key_is_at_hand_every_ticket_is_new() {
        TicketDesk desk = new TicketDesk(new Signatures(bucket(false, key -> {}), SETTINGS), SETTINGS);

        desk.expect(user, inputs(2));
        desk.grant(chunk(1, 2));
        desk.grant(chunk(1, 2));

        assertThat(reads).hasValue(4);
    }

    @Test
    void a_kept_ticket_is_given_while_two_thirds_of_its_life_are_left_and_the_least_used_is_forgotten() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
        KeptTickets kept = new KeptTickets(2, now::get);
        Wish.ToGet first = wish(1);
        kept.keep(first, ticket("GET", first.key(), now.get().plusSeconds(900)));

        now.set(now.get().plusSeconds(299));
        assertThat(kept.find(first)).isPresent();
        now.set(now.get().plusSeconds(1));
        assertThat(kept.find(first)).isEmpty();

        kept.keep(first, ticket("GET", first.key(), now.get().plusSeconds(900)));
        kept.keep(wish(2), ticket("GET", first.key(), now.get().plusSeconds(900)));
        assertThat(kept.find(first)).isPresent();
        kept.keep(wish(3), ticket("GET", first.key(), now.get().plusSeconds(900)));
        assertThat(kept.find(first)).isPresent();
        assertThat(kept.find(wish(2))).isEmpty();
    }

    private Wish.ToGet wish(int number) {
        return new Wish.ToGet(ObjectKey.input(user, inputs(number).getLast()), Duration.ofMinutes(15));
    }

    private List<Tickets.Wanted> chunk(int items, int inputs) {
        UUID job = UUID.randomUUID();
        UUID attempt = UUID.randomUUID();
        return Stream.generate(() -> new Tickets.Wanted(user, job, UUID.randomUUID(), attempt, inputs(inputs)))
                .limit(items)
                .toList();
    }

    private static List<String> inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> String.format("%064x", number))
                .toList();
    }

    private TicketDesk desk(Settings settings, Signing signing) {
        return new TicketDesk(new Signatures(bucket(true, signing), settings), settings);
    }

    private ObjectStore bucket(boolean overNetwork, Signing signing) {
        return (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("signsOverNetwork")) {
                        return overNetwork;
                    }
                    ObjectKey key = (ObjectKey) arguments[0];
                    signing.sign(key);
                    boolean read = method.getName().equals("signGet");
                    (read ? reads : writes).incrementAndGet();
                    return ticket(read ? "GET" : "PUT", key, Instant.now().plusSeconds(900));
                });
    }

    private static Ticket ticket(String method, ObjectKey key, Instant end) {
        return new Ticket(method, "https://bucket.test/" + key, Map.of(), end);
    }

    private static void passed(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void passed(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What signing one takes. */
    private interface Signing {
        void sign(ObjectKey key);
    }

    private record Settings(int signers, int signersAhead, int kept, Duration patience) implements TicketConfig {

        Settings(int signers, int signersAhead, int kept) {
            this(signers, signersAhead, kept, Duration.ofMinutes(1));
        }

        @Override
        public Duration get() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration put() {
            return Duration.ofHours(1);
        }

        @Override
        public long outputBytes() {
            return 1_000_000;
        }

        @Override
        public long previewBytes() {
            return 100_000;
        }
    }
}
