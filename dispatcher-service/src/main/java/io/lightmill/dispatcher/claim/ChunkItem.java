package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.InputRef;
import java.util.List;
import java.util.UUID;

/**
 * An item with all that its worker needs but the tickets.
 *
 * @param page of its prompts
 * @param prompt its position among them
 */
record ChunkItem(
        UUID id,
        long version,
        boolean alone,
        int page,
        int prompt,
        int ordinal,
        int set,
        int variation,
        long seed,
        List<InputRef> inputs) {}
