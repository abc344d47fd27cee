package io.lightmill.contracts.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the user's inputs, by its content.
 *
 * @param sha256 of the file's bytes, 64 lower-case hex digits
 * @param name file name or relative path to show and to name outputs by; null takes the name it was uploaded with
 */
public record InputRef(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256,
        @Nullable String name) {}
