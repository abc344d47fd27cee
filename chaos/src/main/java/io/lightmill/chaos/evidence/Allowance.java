package io.lightmill.chaos.evidence;

import java.time.Instant;

/**
 * How many invocations might be in flight.
 *
 * @param from since when
 */
public record Allowance(Instant from, int budget) {}
