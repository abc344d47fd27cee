package io.lightmill.contracts.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The name of a group, unique for its owner. */
public record NewGroup(
        @NotBlank @Size(max = 120) @Pattern(regexp = PlainText.REGEX, message = PlainText.REFUSAL)
        String name) {}
