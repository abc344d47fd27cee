package io.lightmill.storage.object;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The client asks the bucket at the first read only, so absence and trouble show up here. */
final class GcsChannel implements ReadableByteChannel {

    private static final int NOT_FOUND = 404;

    private final ObjectKey key;
    private final ReadChannel channel;

    GcsChannel(ObjectKey key, ReadChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) {
        try {
            return channel.read(into);
        } catch (StorageException e) {
            throw trouble(e);
        } catch (IOException e) {
            throw e.getCause() instanceof StorageException storage ? trouble(storage) : unavailable(e);
        }
    }

    private RuntimeException trouble(StorageException e) {
        return e.getCode() == NOT_FOUND ? new NoSuchObjectException(key) : unavailable(e);
    }

    private StoreUnavailableException unavailable(Exception e) {
        return new StoreUnavailableException("read " + key, e);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        channel.close();
    }
}
