package io.lightmill.storage.object;

import com.google.cloud.NoCredentials;
import com.google.cloud.ReadChannel;
import com.google.cloud.ServiceOptions;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import io.lightmill.contracts.api.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A bucket of Google Cloud Storage: reading and listing; {@link GcsWriting} writes and {@link GcsSigning} signs. */
final class GcsObjects implements ObjectStore {

    private static final int PAGE = 1000;

    /** The client repeats what failed by itself, but no longer: who waits longer than that says so to its own caller. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Storage storage;
    private final String bucket;
    private final GcsWriting writing;
    private final GcsSigning signing;
    private final int readAhead;

    private GcsObjects(Storage storage, String bucket, GcsSigning signing, int readAhead) {
        this.storage = storage;
        this.bucket = bucket;
        this.writing = new GcsWriting(storage, bucket);
        this.signing = signing;
        this.readAhead = readAhead;
    }

    static GcsObjects open(String bucket, ObjectConfig.Gcs config, InstantSource clock) {
        // JSON over HTTP: gRPC would bring a second network stack for the same calls.
        StorageOptions.Builder options = StorageOptions.http()
                .setClock(new GcsClock(clock))
                .setRetrySettings(ServiceOptions.getDefaultRetrySettings().toBuilder()
                        .setTotalTimeoutDuration(PATIENCE)
                        .build());
        config.host()
                .ifPresent(host -> options.setHost(host)
                        .setCredentials(NoCredentials.getInstance())
                        .setProjectId("emulator"));
        Storage storage = options.build().getService();
        return new GcsObjects(storage, bucket, GcsSigning.of(storage, bucket, config), config.readAhead());
    }

    @Override
    public PutOutcome put(ObjectKey key, InputStream bytes) {
        return writing.put(key, bytes);
    }

    @Override
    public Optional<StoredObject> head(ObjectKey key) {
        return asked(
                "look at " + key,
                () -> Optional.ofNullable(storage.get(
                                id(key),
                                Storage.BlobGetOption.fields(BlobField.SIZE, BlobField.NAME, BlobField.UPDATED)))
                        .map(GcsObjects::stored));
    }

    private static StoredObject stored(Blob blob) {
        return new StoredObject(
                new ObjectKey(blob.getName()),
                blob.getSize(),
                blob.getUpdateTimeOffsetDateTime().toInstant());
    }

    @Override
    public ReadableByteChannel open(ObjectKey key, long offset, long length) {
        ReadChannel channel = asked("read " + key, () -> storage.reader(id(key)));
        // Unbuffered: the caller's buffer is the only one.
        channel.setChunkSize(0);
        try {
            channel.seek(offset);
        } catch (IOException e) {
            throw new StoreUnavailableException("read " + key, e);
        }
        channel.limit(offset + length);
        return new GcsChannel(key, channel);
    }

    @Override
    public PutOutcome move(ObjectKey from, ObjectKey to) {
        PutOutcome outcome = writing.copy(from, to);
        delete(from);
        return outcome;
    }

    @Override
    public void delete(ObjectKey key) {
        asked("delete " + key, () -> storage.delete(id(key), new BlobSourceOption[0]));
    }

    @Override
    public Stream<StoredObject> list(String prefix, @Nullable ObjectKey after) {
        List<BlobListOption> options = new ArrayList<>(List.of(
                BlobListOption.prefix(prefix),
                BlobListOption.pageSize(PAGE),
                BlobListOption.fields(BlobField.SIZE, BlobField.NAME, BlobField.UPDATED)));
        if (after != null) {
            options.add(BlobListOption.startOffset(after.value()));
        }
        Iterable<Blob> blobs = asked(
                "list the bucket",
                () -> storage.list(bucket, options.toArray(new BlobListOption[0]))
                        .iterateAll());
        return StreamSupport.stream(blobs.spliterator(), false)
                .filter(blob -> ObjectKey.isKey(blob.getName()))
                .map(GcsObjects::stored)
                .filter(object -> after == null || object.key().compareTo(after) > 0);
    }

    @Override
    public void discardUnfinished(Duration age) {
        // The bucket does not show unfinished writes, and drops them by itself after a week.
    }

    @Override
    public Ticket signPut(ObjectKey key, UploadTerms terms) {
        return signing.put(key, terms);
    }

    @Override
    public Ticket signGet(ObjectKey key, Duration lifetime) {
        return signing.get(key, lifetime);
    }

    @Override
    public boolean signsOverNetwork() {
        return signing.isRemote();
    }

    @Override
    public int readAhead() {
        return readAhead;
    }

    private BlobId id(ObjectKey key) {
        return BlobId.of(bucket, key.value());
    }

    private static <T> T asked(String doing, Supplier<T> question) {
        try {
            return question.get();
        } catch (StorageException e) {
            throw new StoreUnavailableException(doing, e);
        }
    }
}
