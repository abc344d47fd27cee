package io.lightmill.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Ticket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every bucket does. Each implementation is held to it. */
abstract class ObjectStoreContract {

    final UUID user = UUID.randomUUID();

    abstract ObjectStore store();

    /**
     * Whether a second PUT with a ticket and a move onto an object are refused. The emulator does not look at the preconditions
     * of these two calls; the real bucket does.
     */
    abstract boolean keepsEveryPrecondition();

    /** Sends with a ticket as a worker would; the answer's status. */
    abstract int put(Ticket ticket, byte[] bytes) throws Exception;

    abstract byte[] get(Ticket ticket) throws Exception;

    @Test
    void what_was_put_is_read_back() throws IOException {
        byte[] bytes = random(3_000_000);
        ObjectKey key = someKey();

        assertThat(put(key, bytes)).isEqualTo(PutOutcome.CREATED);

        assertThat(read(key, 0, bytes.length)).isEqualTo(bytes);
        assertThat(store().head(key)).hasValueSatisfying(object -> {
            assertThat(object.bytes()).isEqualTo(bytes.length);
            assertThat(object.writtenAt()).isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void any_range_is_read() throws IOException {
        byte[] bytes = random(700_000);
        ObjectKey key = someKey();
        put(key, bytes);
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int from = random.nextInt(bytes.length);
            int length = 1 + random.nextInt(bytes.length - from);
            assertThat(read(key, from, length))
                    .as("seed %d", seed)
                    .isEqualTo(java.util.Arrays.copyOfRange(bytes, from, from + length));
        }
    }

    @Test
    void the_first_writer_wins() throws IOException {
        ObjectKey key = someKey();
        put(key, text("first"));

        assertThat(put(key, text("second"))).isEqualTo(PutOutcome.EXISTS);

        assertThat(read(key, 0, 5)).isEqualTo(text("first"));
    }

    @Test
    void of_many_writers_at_once_one_wins() throws Exception {
        ObjectKey key = someKey();
        List<PutOutcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<PutOutcome>> writers = new ArrayList<>();
            for (int writer = 0; writer < 12; writer++) {
                byte[] bytes = text("writer " + writer);
                writers.add(() -> put(key, bytes));
            }
            for (Future<PutOutcome> outcome : threads.invokeAll(writers)) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(outcomes).containsOnlyOnce(PutOutcome.CREATED);
    }

    @Test
    void a_write_that_breaks_off_leaves_nothing() {
        ObjectKey key = someKey();
        InputStream breaks = new InputStream() {
            private int left = 300_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("cut");
                }
                return 1;
            }
        };

        assertThatThrownBy(() -> store().put(key, breaks)).isInstanceOf(StoreUnavailableException.class);

        assertThat(store().head(key)).isEmpty();
    }

    @Test
    void an_absent_object_is_absent_and_no_trouble() {
        ObjectKey key = someKey();

        assertThat(store().head(key)).isEmpty();
        assertThatThrownBy(() -> read(key, 0, 1)).isInstanceOf(NoSuchObjectException.class);
        store().delete(key);
    }

    @Test
    void a_moved_object_is_under_its_new_key_only() throws IOException {
        ObjectKey from = someKey();
        ObjectKey to = someKey();
        put(from, text("moved"));

        assertThat(store().move(from, to)).isEqualTo(PutOutcome.CREATED);

        assertThat(store().head(from)).isEmpty();
        assertThat(read(to, 0, 5)).isEqualTo(text("moved"));
        assertThatThrownBy(() -> store().move(from, to)).isInstanceOf(NoSuchObjectException.class);
    }

    @Test
    void a_move_onto_an_object_leaves_that_and_drops_the_source() throws IOException {
        ObjectKey from = someKey();
        ObjectKey to = someKey();
        put(from, text("newer"));
        put(to, text("older"));

        PutOutcome outcome = store().move(from, to);

        assertThat(store().head(from)).isEmpty();
        if (keepsEveryPrecondition()) {
            assertThat(outcome).isEqualTo(PutOutcome.EXISTS);
            assertThat(read(to, 0, 5)).isEqualTo(text("older"));
        }
    }

    @Test
    void a_list_is_in_key_order_and_goes_on_where_it_was() throws IOException {
        UUID job = UUID.randomUUID();
        List<ObjectKey> keys = new ArrayList<>();
        for (int item = 0; item < 7; item++) {
            ObjectKey key = ObjectKey.output(job, UUID.randomUUID(), UUID.randomUUID());
            put(key, text("x"));
            keys.add(key);
        }
        keys.sort(null);
        String prefix = "outputs/" + job + "/";

        assertThat(listed(prefix, null)).isEqualTo(keys);
        assertThat(listed(prefix, keys.get(2))).isEqualTo(keys.subList(3, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_000, 65_536, 65_537, 200_000})
    void a_ticket_puts_and_another_gets(int length) throws Exception {
        ObjectKey key = someKey();
        byte[] bytes = random(length);
        UploadTerms terms = new UploadTerms(1_000_000, Duration.ofMinutes(5));

        assertThat(put(store().signPut(key, terms), bytes)).isBetween(200, 201);
        assertThat(get(store().signGet(key, Duration.ofMinutes(5)))).isEqualTo(bytes);
        if (keepsEveryPrecondition()) {
            assertThat(put(store().signPut(key, terms), text("again"))).isEqualTo(412);
        }
    }

    @Test
    void a_ticket_says_when_it_ends() {
        Ticket ticket = store().signGet(someKey(), Duration.ofMinutes(5));

        assertThat(ticket.expiresAt())
                .isBetween(Instant.now().plusSeconds(290), Instant.now().plusSeconds(301));
    }

    ObjectKey someKey() {
        return ObjectKey.upload(user, UUID.randomUUID().toString());
    }

    PutOutcome put(ObjectKey key, byte[] bytes) {
        return store().put(key, new ByteArrayInputStream(bytes));
    }

    private List<ObjectKey> listed(String prefix, @Nullable ObjectKey after) {
        try (Stream<StoredObject> objects = store().list(prefix, after)) {
            return objects.map(StoredObject::key).toList();
        }
    }

    byte[] read(ObjectKey key, long from, long length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ReadableByteChannel channel = store().open(key, from, length)) {
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            while (channel.read(buffer) >= 0) {
                bytes.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
