package io.lightmill.contracts.event;

import java.util.UUID;

/**
 * An item and the version that a change gave it.
 *
 * @param version only grows for its item
 */
public record ItemVersion(UUID itemId, long version) {}
