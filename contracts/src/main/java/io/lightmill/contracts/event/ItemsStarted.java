package io.lightmill.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A claim bound these items to an attempt: they are processing. */
public record ItemsStarted(UUID jobId, UUID attemptId, List<ItemVersion> items, Instant at) {}
