package io.lightmill.runpodlocal.queue;

import org.jspecify.annotations.Nullable;

/**
 * What is left of a request.
 *
 * @param output JSON text; absent also where a result was refused
 * @param error plain text, or a JSON document as text
 */
public record Outcome(@Nullable String output, @Nullable String error) {

    /** COMPLETED, but the result was refused or unreadable. */
    public static final Outcome NOTHING = new Outcome(null, null);

    /** COMPLETED with this output. */
    public static Outcome of(@Nullable String output) {
        return new Outcome(output, null);
    }

    /** FAILED, with a text or without. */
    public static Outcome failed(@Nullable String error) {
        return new Outcome(null, error);
    }
}
