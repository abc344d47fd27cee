package io.lightmill.job.item;

import java.util.UUID;

/**
 * An item to be written.
 *
 * @param source number of the source in its job that it is made from
 */
public record NewItem(UUID id, int ordinal, int source, int set, int variation, long seed) {}
