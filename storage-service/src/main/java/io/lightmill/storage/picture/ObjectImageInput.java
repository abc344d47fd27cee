package io.lightmill.storage.picture;

import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.object.StoredObject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import javax.imageio.stream.ImageInputStreamImpl;
import org.jspecify.annotations.Nullable;

/** Lets ImageIO read an object where it lies: nothing is kept but what it just read, and a jump opens it anew. */
final class ObjectImageInput extends ImageInputStreamImpl {

    private static final EOFException END = new End();

    private final ObjectStore store;
    private final StoredObject object;
    private final byte[] single = new byte[1];
    private @Nullable ReadableByteChannel channel;
    private long channelAt = -1;

    ObjectImageInput(ObjectStore store, StoredObject object) {
        this.store = store;
        this.object = object;
    }

    /** The decoder of WebP reads on behind the end for each pixel of one colour: that may cost no stack trace each time. */
    @Override
    public byte readByte() throws IOException {
        int next = read();
        if (next < 0) {
            throw END;
        }
        return (byte) next;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (streamPos >= object.bytes()) {
            return -1;
        }
        int read = bytes(ByteBuffer.wrap(into, from, count));
        if (read > 0) {
            streamPos += read;
            channelAt = streamPos;
        }
        return read;
    }

    /** The bucket's trouble must not be taken for the picture's. */
    private int bytes(ByteBuffer into) {
        try {
            return channelHere().read(into);
        } catch (IOException e) {
            throw new StoreUnavailableException("read " + object.key(), e);
        }
    }

    private ReadableByteChannel channelHere() throws IOException {
        ReadableByteChannel open = channel;
        if (open == null || channelAt != streamPos) {
            release();
            open = store.open(object.key(), streamPos, object.bytes() - streamPos);
            channel = open;
            channelAt = streamPos;
        }
        return open;
    }

    private void release() throws IOException {
        ReadableByteChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public long length() {
        return object.bytes();
    }

    @Override
    public void close() throws IOException {
        super.close();
        release();
    }

    /** The end of a file; where in the decoder it was met is of no use to anybody. */
    private static final class End extends EOFException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
