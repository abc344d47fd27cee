package io.lightmill.storage.object;

import com.google.cloud.WriteChannel;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.Storage.CopyRequest;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Writes objects of a bucket, each once: {@code if-generation-match: 0} on every write. */
final class GcsWriting {

    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;
    private static final int WRITE_BUFFER = 1024 * 1024;

    private final Storage storage;
    private final String bucket;

    GcsWriting(Storage storage, String bucket) {
        this.storage = storage;
        this.bucket = bucket;
    }

    PutOutcome put(ObjectKey key, InputStream bytes) {
        return once("write " + key, () -> {
            try {
                write(key, bytes);
            } catch (IOException e) {
                throw e.getCause() instanceof StorageException storageTrouble
                        ? storageTrouble
                        : new StoreUnavailableException("write " + key, e);
            }
        });
    }

    /** Closing is what makes the object: a stream that breaks off leaves its writer open, and nothing behind. */
    private void write(ObjectKey key, InputStream bytes) throws IOException {
        WriteChannel out = storage.writer(info(key), BlobWriteOption.doesNotExist());
        out.setChunkSize(WRITE_BUFFER);
        byte[] buffer = new byte[WRITE_BUFFER];
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            out.write(ByteBuffer.wrap(buffer, 0, count));
        }
        out.close();
    }

    /** The source stays. */
    PutOutcome copy(ObjectKey from, ObjectKey to) {
        CopyRequest copy = CopyRequest.newBuilder()
                .setSource(BlobId.of(bucket, from.value()))
                .setTarget(info(to), BlobTargetOption.doesNotExist())
                .build();
        return once("move " + from, () -> copy(from, copy));
    }

    private void copy(ObjectKey from, CopyRequest copy) {
        try {
            storage.copy(copy).getResult();
        } catch (StorageException e) {
            throw e.getCode() == NOT_FOUND ? new NoSuchObjectException(from) : e;
        }
    }

    private static PutOutcome once(String doing, Runnable write) {
        try {
            write.run();
            return PutOutcome.CREATED;
        } catch (StorageException e) {
            if (e.getCode() == PRECONDITION_FAILED) {
                return PutOutcome.EXISTS;
            }
            throw new StoreUnavailableException(doing, e);
        }
    }

    private BlobInfo info(ObjectKey key) {
        return BlobInfo.newBuilder(BlobId.of(bucket, key.value())).build();
    }
}
