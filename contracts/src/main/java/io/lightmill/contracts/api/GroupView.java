package io.lightmill.contracts.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A group as its owner sees it.
 *
 * @param jobs how many jobs it holds
 * @param items items of all of its jobs
 */
public record GroupView(UUID id, String name, int jobs, ItemCounts items, Instant createdAt) {}
