package io.lightmill.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Items that will not be made; only the dispatcher says so. */
public record ItemsCancelled(UUID jobId, List<ItemVersion> items, Instant at) {}
