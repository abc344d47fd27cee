package io.lightmill.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The output was checked and recorded; the item is completed.
 *
 * @param object key in the bucket
 * @param bytes size of the file
 * @param sha256 64 lower-case hex digits
 * @param crc32 of the whole file, as ZIP wants it, unsigned
 * @param width in pixels, after EXIF orientation
 * @param height in pixels, after EXIF orientation
 */
public record OutputArchived(
        UUID jobId,
        UUID itemId,
        UUID userId,
        UUID attemptId,
        String object,
        String contentType,
        long bytes,
        String sha256,
        long crc32,
        int width,
        int height,
        Instant at) {}
