package io.lightmill.storage.serving;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Copies with two direct buffers in turn: one is read into while the other is on its way, and none is touched before it
 * has left. Each turn costs two changes of threads: measured beside a plain copy over one socket, twice 512 KiB keep up with it, twice
 * 256 KiB reach three quarters, and larger ones fall out of the cache again. One megabyte, whatever the size.
 */
final class ChannelToResponse {

    private static final int BUFFER = 512 * 1024;

    private final HttpServerResponse response;

    ChannelToResponse(HttpServerResponse response) {
        this.response = response;
    }

    void copy(ReadableByteChannel from, long length) throws IOException {
        int size = (int) Math.min(BUFFER, Math.max(length, 1));
        Lap[] laps = {new Lap(size), new Lap(size)};
        try {
            long left = length;
            for (int turn = 0; left > 0; turn = 1 - turn) {
                left -= laps[turn].run(from, left);
            }
        } finally {
            end(laps);
        }
    }

    private static void end(Lap[] laps) throws IOException {
        try {
            laps[0].end();
        } finally {
            laps[1].end();
        }
    }

    /** One of the buffers, and the write that it is in. */
    private final class Lap {
        private final ByteBuf buffer;
        private Future<Void> written = Future.succeededFuture();

        Lap(int size) {
            this.buffer = PooledByteBufAllocator.DEFAULT.directBuffer(size, size);
        }

        long run(ReadableByteChannel from, long left) throws IOException {
            Answered.await(written);
            int wanted = (int) Math.min(buffer.capacity(), left);
            ByteBuffer room = buffer.clear().nioBuffer(0, wanted);
            while (room.hasRemaining()) {
                if (from.read(room) < 0) {
                    throw new EOFException(left + " bytes are missing");
                }
            }
            buffer.writerIndex(wanted);
            written = response.write(Buffer.buffer(buffer));
            return wanted;
        }

        void end() throws IOException {
            try {
                Answered.await(written);
            } finally {
                buffer.release();
            }
        }
    }
}
