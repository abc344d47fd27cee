package io.lightmill.storage.bundle;

import io.lightmill.storage.object.ObjectKey;
import java.util.UUID;

/** Whose output an entry is. */
record BundledObject(UUID jobId, UUID itemId, UUID attemptId) {

    ObjectKey key() {
        return ObjectKey.output(jobId, itemId, attemptId);
    }
}
