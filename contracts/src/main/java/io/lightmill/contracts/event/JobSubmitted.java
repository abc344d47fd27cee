package io.lightmill.contracts.event;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job was accepted; its items follow in {@link ItemsQueued} pages on the same key.
 *
 * @param ahead whether it goes before its owner's other jobs of its lane
 * @param items how many items will follow in all
 * @param parameters the engine's parameters as submitted; what is left out takes the engine's default
 * @param aspectRatio {@code "16:9"} and the like; null follows the input
 * @param size the engine's size word ({@code "1K"}); null is the engine's default
 */
public record JobSubmitted(
        UUID jobId,
        UUID userId,
        UUID groupId,
        Mode mode,
        Lane lane,
        boolean ahead,
        Engine engine,
        Map<String, Object> parameters,
        @Nullable String aspectRatio,
        @Nullable String size,
        int items,
        Instant at) {}
