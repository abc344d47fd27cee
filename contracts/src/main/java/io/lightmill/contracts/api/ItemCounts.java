package io.lightmill.contracts.api;

/**
 * How many items of a job are in which state; {@code total} is their sum.
 *
 * @param generated made, not yet archived; people see them as processing
 */
public record ItemCounts(
        int total, int queued, int processing, int generated, int completed, int failed, int cancelled) {}
