package io.lightmill.contracts.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /inputs/lookup}: job-service asks which inputs a user has. */
public final class InputsLookup {

    /** At most as many as a job may have. */
    public record Request(UUID userId, List<String> sha256) {}

    /** Those that the user has, checked and usable; any order. */
    public record Answer(List<Known> inputs) {}

    /** One input. */
    public record Known(String sha256, @Nullable String name, String contentType, long bytes, int width, int height) {}

    private InputsLookup() {}
}
