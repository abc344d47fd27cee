package io.lightmill.job.retry;

import java.util.UUID;

/**
 * An item that failed.
 *
 * @param first the item that failed first: itself, unless it is a stand-in
 * @param isRetriable whether nothing is on its way in that one's place, or there already: nothing is paid twice
 */
record FailedItem(UUID id, int source, int set, int variation, long seed, UUID first, boolean isRetriable) {}
