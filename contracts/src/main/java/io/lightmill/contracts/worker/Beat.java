package io.lightmill.contracts.worker;

import java.util.Map;
import java.util.UUID;

/**
 * How far the open items of an attempt are.
 *
 * @param progress 0 to 1 by item
 */
public record Beat(Map<UUID, Double> progress) {}
