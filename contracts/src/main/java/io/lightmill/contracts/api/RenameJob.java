package io.lightmill.contracts.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The new name of a job: {@code PATCH /api/jobs/{id}}. */
public record RenameJob(
        @NotBlank @Size(max = 160) @Pattern(regexp = PlainText.REGEX, message = PlainText.REFUSAL)
        String name) {}
