package io.lightmill.contracts.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of a file that it stored.
 *
 * @param contentType {@code image/png}, {@code image/jpeg} or {@code image/webp}; checked at archiving
 * @param sha256 of the file; null when it was found in the bucket without a report
 * @param preview whether a preview was stored beside it
 * @param seconds engine time
 * @param costUsd what making it cost. A worker says what its engine's provider charges, null where nobody does; the dispatcher
 *     adds {@code seconds} at the price of its endpoint's workers when it takes the report, and events hold the sum
 * @param metadata model, version, drawn parameters, usage; shown to people and put into the manifest
 */
public record GeneratedOutput(
        String contentType,
        long bytes,
        @Nullable String sha256,
        int width,
        int height,
        boolean preview,
        double seconds,
        @Nullable Double costUsd,
        Map<String, Object> metadata) {}
