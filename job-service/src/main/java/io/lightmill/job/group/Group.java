package io.lightmill.job.group;

import java.time.Instant;
import java.util.UUID;

/** A user's named folder; jobs and their outputs belong to one. */
public record Group(UUID id, UUID userId, String name, Instant createdAt) {}
