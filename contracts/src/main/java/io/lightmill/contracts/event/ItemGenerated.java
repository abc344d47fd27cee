package io.lightmill.contracts.event;

import io.lightmill.contracts.worker.GeneratedOutput;
import java.time.Instant;
import java.util.UUID;

/**
 * An attempt made the item; its file lies in the bucket, waiting to be archived.
 *
 * @param attemptId whose output counts; the object's key is made of job, item and attempt
 * @param output what the worker said of the file, with the item's whole price; storage-service checks it
 * @param attempts tries so far, this one included
 */
public record ItemGenerated(
        UUID jobId,
        UUID itemId,
        UUID userId,
        UUID attemptId,
        long version,
        GeneratedOutput output,
        int attempts,
        Instant at) {}
