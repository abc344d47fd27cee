package io.lightmill.contracts.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a dry run.
 *
 * @param items images that would be made
 * @param sets sets they would be shown in
 * @param priceUsd expected price; null when no endpoint serves the engine or its figures are not known
 * @param seconds expected time until the last is done, with the budget as it is now; null likewise, and while no
 *     endpoint takes work
 * @param problems everything that stands against it, not only the first; empty: it would be accepted
 */
public record Estimate(
        int items,
        int sets,
        @Nullable Range priceUsd,
        @Nullable Range seconds,
        List<Problem> problems) {

    /** What is expected, with the bounds it should stay within. */
    public record Range(double low, double expected, double high) {}

    /**
     * One thing that is wrong.
     *
     * @param type stable: {@code urn:lightmill:error:…}
     * @param field path of the field, such as {@code inputs[3].sha256}; null: the whole
     */
    @Schema(name = "EstimateProblem")
    public record Problem(String type, @Nullable String field, String detail) {}
}
