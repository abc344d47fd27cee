package io.lightmill.contracts.api;

import java.time.Instant;
import java.util.UUID;

/**
 * An output as a grid shows it; {@code GET /api/items/{id}} tells everything of its item.
 *
 * @param set number of its set in the job, from 0
 * @param width in pixels, as is {@code height}: known before the picture is there
 * @param url where the gateway serves the file to its owner
 * @param previewUrl a small picture of it
 * @param finishedAt when it was archived; the list is in this order
 */
public record OutputView(
        UUID itemId,
        UUID jobId,
        UUID groupId,
        Mode mode,
        Engine engine,
        int set,
        int variation,
        long seed,
        int width,
        int height,
        String url,
        String previewUrl,
        Instant finishedAt,
        boolean favourite,
        boolean rejected) {}
