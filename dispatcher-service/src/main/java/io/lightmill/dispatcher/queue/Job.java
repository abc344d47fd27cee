package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job whose submission is known.
 *
 * @param parameters JSON
 * @param traceparent of its submission: what is done for it belongs to that trace
 */
public record Job(
        UUID id,
        UUID userId,
        Mode mode,
        Lane lane,
        Engine engine,
        String parameters,
        @Nullable String aspectRatio,
        @Nullable String size,
        boolean paused,
        boolean cancelled,
        @Nullable String traceparent) {}
