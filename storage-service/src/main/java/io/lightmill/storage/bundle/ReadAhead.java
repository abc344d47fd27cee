package io.lightmill.storage.bundle;

import io.lightmill.storage.object.ObjectStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Opens a bundle's objects in order, some of them ahead. A bucket takes some 30 ms to the first byte; ten thousand objects one
 * after the other would be five minutes of waiting. Each object ahead holds its first bytes and an open answer, no more.
 */
final class ReadAhead implements Closeable {

    private static final int FIRST_BYTES = 256 * 1024;

    private final ObjectStore store;
    private final ObjectIndex index;
    private final long to;
    private final int depth;
    private final Deque<Ahead> ahead = new ArrayDeque<>();

    /** @param to the place in the ZIP behind which nothing is wanted */
    ReadAhead(ObjectStore store, ObjectIndex index, long to) {
        this.store = store;
        this.index = index;
        this.to = to;
        this.depth = store.readAhead();
    }

    ReadableByteChannel open(int object, long at) throws IOException {
        if (depth <= 1) {
            return store.open(index.object(object).key(), at, index.bytes(object) - at);
        }
        if (ahead.isEmpty() || ahead.peekFirst().object() != object) {
            close();
            ahead.add(begin(object, at));
        }
        Ahead wanted = ahead.removeFirst();
        int next = ahead.isEmpty() ? object + 1 : ahead.peekLast().object() + 1;
        while (ahead.size() < depth && next < index.count() && index.start(next) < to) {
            ahead.add(begin(next++, 0));
        }
        return wanted.get();
    }

    private Ahead begin(int object, long at) {
        FutureTask<ReadableByteChannel> opening = new FutureTask<>(() -> primed(object, at));
        Thread.startVirtualThread(opening);
        return new Ahead(object, opening);
    }

    private ReadableByteChannel primed(int object, long at) throws IOException {
        long bytes = index.bytes(object) - at;
        ReadableByteChannel channel = store.open(index.object(object).key(), at, bytes);
        ByteBuffer first = ByteBuffer.allocate((int) Math.min(FIRST_BYTES, bytes));
        while (first.hasRemaining() && channel.read(first) >= 0) {
            // Until it is full.
        }
        return new Primed(first.flip(), channel);
    }

    @Override
    public void close() {
        for (Ahead each : ahead) {
            Thread.startVirtualThread(each::discard);
        }
        ahead.clear();
    }

    /** An object that is being opened. */
    private record Ahead(int object, Future<ReadableByteChannel> opening) {

        ReadableByteChannel get() throws IOException {
            try {
                return opening.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IOException(e.getCause());
            }
        }

        void discard() {
            try {
                get().close();
            } catch (IOException | RuntimeException e) {
                // It was not wanted any more.
                return;
            }
        }
    }

    /** Its first bytes, then the rest. */
    private static final class Primed implements ReadableByteChannel {
        private @Nullable ByteBuffer first;
        private final ReadableByteChannel rest;

        Primed(ByteBuffer first, ReadableByteChannel rest) {
            this.first = first;
            this.rest = rest;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            ByteBuffer held = first;
            if (held == null || !held.hasRemaining()) {
                first = null;
                return rest.read(into);
            }
            int count = Math.min(held.remaining(), into.remaining());
            into.put(held.slice().limit(count));
            held.position(held.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return rest.isOpen();
        }

        @Override
        public void close() throws IOException {
            rest.close();
        }
    }
}
