package io.lightmill.storage.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads no further than its length; closes what it reads from. */
final class BoundedChannel implements ReadableByteChannel {

    private final ReadableByteChannel source;
    private long left;

    BoundedChannel(ReadableByteChannel source, long length) {
        this.source = source;
        this.left = length;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + left));
        try {
            int count = source.read(into);
            left -= Math.max(count, 0);
            return count;
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
