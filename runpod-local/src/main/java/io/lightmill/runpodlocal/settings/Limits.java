package io.lightmill.runpodlocal.settings;

import java.time.Duration;

/**
 * Sizes, holds and rates of an endpoint.
 *
 * @param runBytes of a {@code /run} body, and of its result
 * @param runsyncBytes of a {@code /runsync} body, and of its result
 * @param chunkCharacters of one answer of {@code /stream}, and of one chunk
 * @param oversizeStatus 400, or 413: which one production sends is unknown
 * @param takeHold how long a poll for work, or for word to stop, is held
 * @param rates whether requests are counted in windows of 10 s and refused beyond the limit
 * @param executionTimeout when the request names none
 * @param ttl when the request names none
 */
public record Limits(
        long runBytes,
        long runsyncBytes,
        int chunkCharacters,
        int oversizeStatus,
        Duration takeHold,
        boolean rates,
        Duration executionTimeout,
        Duration ttl) {

    /** What runpod.md found. */
    public static Limits production() {
        return new Limits(
                10_000_000,
                20_000_000,
                1_000_000,
                400,
                Duration.ofSeconds(20),
                true,
                Duration.ofMinutes(10),
                Duration.ofHours(24));
    }
}
