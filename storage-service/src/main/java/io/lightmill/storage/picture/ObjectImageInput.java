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

/**
 * Lets ImageIO read an object where it lies. One block of it is kept: decoders look ahead and go back by a few bytes all the time. A
 * jump out of the block opens the object anew.
 */
final class ObjectImageInput extends ImageInputStreamImpl {

    private static final EOFException END = new End();
    private static final int BLOCK = 16 * 1024;

    private final ObjectStore store;
    private final StoredObject object;
    private final byte[] single = new byte[1];
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private long blockAt;
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
        if (count == 0) {
            return 0;
        }
        if (!isInBlock(streamPos) && !fill()) {
            return -1;
        }
        int read = Math.min(count, (int) (blockAt + block.limit() - streamPos));
        block.get((int) (streamPos - blockAt), into, from, read);
        streamPos += read;
        return read;
    }

    private boolean isInBlock(long position) {
        return position >= blockAt && position < blockAt + block.limit();
    }

    /** Reads on from where the stream is; false: nothing is left. */
    private boolean fill() {
        if (streamPos >= object.bytes()) {
            return false;
        }
        int read = bytes(block.clear());
        block.limit(Math.max(0, read)).position(0);
        blockAt = streamPos;
        channelAt = streamPos + block.limit();
        return read > 0;
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
