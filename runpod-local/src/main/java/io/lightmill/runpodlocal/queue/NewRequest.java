package io.lightmill.runpodlocal.queue;

import org.jspecify.annotations.Nullable;

/**
 * What a client posted, checked.
 *
 * @param sync by {@code /runsync}: another id, and a shorter retention
 * @param input JSON text
 * @param s3Config JSON text, for the worker only
 */
public record NewRequest(
        boolean sync,
        String input,
        @Nullable String webhook,
        @Nullable String s3Config,
        Policy policy) {}
