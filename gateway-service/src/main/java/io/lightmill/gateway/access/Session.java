package io.lightmill.gateway.access;

import java.time.Instant;
import java.util.UUID;

/**
 * One browser's signing in.
 *
 * @param id by which it can be ended before its time
 * @param ends when it is over by itself
 */
public record Session(UUID id, Instant ends) {}
