package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bucket whose answers take time; the folder of the other tests opens nothing ahead. */
class ReadAheadTest {

    private static final int DEPTH = 8;
    private static final int OBJECTS = 20;
    private static final int HEADER = 100;

    private final ObjectIndex index = new ObjectIndex();
    private final Bucket bucket = new Bucket();
    private long end;

    @BeforeEach
    void someLargerThanWhatIsHeldOfThem() {
        UUID job = UUID.randomUUID();
        for (int object = 0; object < OBJECTS; object++) {
            byte[] bytes = new byte[(object % 3 == 0 ? 300_000 : 1_000) + object];
            new Random(object).nextBytes(bytes);
            BundledObject entry = new BundledObject(job, UUID.randomUUID(), UUID.randomUUID());
            bucket.add(entry.key(), bytes);
            index.add(entry, end + HEADER, bytes.length, HEADER * (object + 1L), 0);
            end += HEADER + bytes.length;
        }
    }

    @Test
    void the_first_answer_is_not_awaited_before_others_are_asked_for() throws IOException {
        CountDownLatch eighth = new CountDownLatch(DEPTH);
        bucket.atOpen = object -> {
            eighth.countDown();
            if (object == 0) {
                passed(eighth);
            }
        };
        try (ReadAhead objects = ahead(end)) {
            assertThat(read(objects.open(0, 0))).isEqualTo(bucket.bytes(0, 0));
        }
    }

    @Test
    void they_come_in_order_from_the_middle_of_the_first_on_and_never_more_than_the_depth_lie_ahead()
            throws IOException {
        try (ReadAhead objects = ahead(end)) {
            for (int object = 0; object < OBJECTS; object++) {
                bucket.wanted.set(object);
                int at = object == 0 ? 123_456 : 0;
                assertThat(read(objects.open(object, at)))
                        .as("object %s", object)
                        .isEqualTo(bucket.bytes(object, at));
                asked(Math.min(object + 1 + DEPTH, OBJECTS));
            }
        }
        assertThat(bucket.asked).doesNotHaveDuplicates();
        assertThat(bucket.furthest).hasValue(DEPTH);
        assertThat(bucket.channels.values()).noneMatch(Opened::isOpen);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 6"})
    void nothing_is_opened_that_begins_behind_the_end(int bytesOfTheSixth, int opened) throws IOException {
        try (ReadAhead objects = ahead(index.start(5) + bytesOfTheSixth)) {
            for (int object = 0; object < opened; object++) {
                read(objects.open(object, 0));
            }
        }
        assertThat(bucket.asked)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, opened).boxed().toList());
    }

    @Test
    void what_was_opened_ahead_is_closed_also_when_its_answer_comes_behind_the_close() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);
        bucket.atOpen = object -> {
            if (object == DEPTH) {
                passed(closed);
            }
        };
        ReadAhead objects = ahead(end);
        ReadableByteChannel first = objects.open(0, 0);
        asked(1 + DEPTH);

        objects.close();
        IntStream.range(1, DEPTH).forEach(this::isClosed);
        closed.countDown();
        isClosed(DEPTH);

        assertThat(first.isOpen()).as("the reader's own").isTrue();
        assertThat(read(first)).isEqualTo(bucket.bytes(0, 0));
    }

    @Test
    void one_that_is_not_there_is_told_when_its_turn_comes() throws IOException {
        bucket.atOpen = object -> {
            if (object == 1) {
                throw new NoSuchObjectException(index.object(1).key());
            }
        };
        try (ReadAhead objects = ahead(end)) {
            assertThat(read(objects.open(0, 0))).isEqualTo(bucket.bytes(0, 0));
            assertThatThrownBy(() -> objects.open(1, 0)).isInstanceOf(NoSuchObjectException.class);
        }
    }

    private ReadAhead ahead(long to) {
        return new ReadAhead(bucket.store(), index, to);
    }

    private void asked(int count) {
        Awaitility.await().until(() -> bucket.asked.size() == count);
    }

    private void isClosed(int object) {
        Awaitility.await().until(() -> {
            Opened channel = bucket.channels.get(object);
            return channel != null && !channel.isOpen();
        });
    }

    private static byte[] read(ReadableByteChannel channel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (channel) {
            Channels.newInputStream(channel).transferTo(bytes);
        }
        return bytes.toByteArray();
    }

    private static void passed(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was asked of it, by the objects' places in the bundle. */
    private static final class Bucket {

        final Queue<Integer> asked = new ConcurrentLinkedQueue<>();
        final Map<Integer, Opened> channels = new ConcurrentHashMap<>();
        final AtomicInteger wanted = new AtomicInteger();
        final AtomicInteger furthest = new AtomicInteger();
        volatile IntConsumer atOpen = object -> {};

        private final Map<ObjectKey, Integer> places = new HashMap<>();
        private final List<byte[]> contents = new ArrayList<>();

        void add(ObjectKey key, byte[] bytes) {
            places.put(key, contents.size());
            contents.add(bytes);
        }

        byte[] bytes(int object, int from) {
            byte[] all = contents.get(object);
            return Arrays.copyOfRange(all, from, all.length);
        }

        ObjectStore store() {
            return (ObjectStore) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ObjectStore.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "readAhead" -> DEPTH;
                        case "open" -> open((ObjectKey) arguments[0], (long) arguments[1], (long) arguments[2]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }

        private Opened open(ObjectKey key, long offset, long length) {
            int object = places.getOrDefault(key, -1);
            asked.add(object);
            furthest.accumulateAndGet(object - wanted.get(), Math::max);
            atOpen.accept(object);
            Opened opened = new Opened(ByteBuffer.wrap(contents.get(object), (int) offset, (int) length));
            channels.put(object, opened);
            return opened;
        }
    }

    /** An answer that comes in small parts. */
    private static final class Opened implements ReadableByteChannel {

        private static final int PART = 10_000;

        private final ByteBuffer bytes;
        private volatile boolean open = true;

        Opened(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer into) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(PART, Math.min(into.remaining(), bytes.remaining()));
            into.put(bytes.slice().limit(count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
