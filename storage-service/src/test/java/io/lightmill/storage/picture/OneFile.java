package io.lightmill.storage.picture;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.PutOutcome;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.object.UploadTerms;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store of one file that can be read, and nothing else. */
final class OneFile implements ObjectStore {

    /** How often it was opened. */
    int opened;

    /** Whether a virtual thread was the last to open it. */
    boolean openedVirtually;

    private final byte[] bytes;

    OneFile(byte[] bytes) {
        this.bytes = bytes;
    }

    StoredObject object() {
        return new StoredObject(new ObjectKey("inputs/" + UUID.randomUUID() + "/a"), bytes.length, Instant.EPOCH);
    }

    @Override
    public ReadableByteChannel open(ObjectKey key, long offset, long length) {
        opened++;
        openedVirtually = Thread.currentThread().isVirtual();
        int from = (int) Math.min(offset, bytes.length);
        int count = (int) Math.min(length, bytes.length - from);
        return Channels.newChannel(new ByteArrayInputStream(bytes, from, count));
    }

    @Override
    public boolean signsOverNetwork() {
        return false;
    }

    @Override
    public int readAhead() {
        return 0;
    }

    @Override
    public PutOutcome put(ObjectKey key, InputStream content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredObject> head(ObjectKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PutOutcome move(ObjectKey from, ObjectKey to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(ObjectKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<StoredObject> list(String prefix, @Nullable ObjectKey after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void discardUnfinished(Duration age) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ticket signPut(ObjectKey key, UploadTerms terms) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ticket signGet(ObjectKey key, Duration lifetime) {
        throw new UnsupportedOperationException();
    }
}
