package io.lightmill.contracts.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Outputs that somebody picked to download together, whatever jobs they are of. */
public final class Selections {

    /** So many can be picked. */
    public static final int MOST = 10_000;

    /** What was picked: {@code POST /api/download/selection}. */
    @Schema(name = "NewSelection")
    public record Request(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull UUID> itemIds) {}

    /**
     * What was picked, kept for a while.
     *
     * @param items how many
     * @param zip where the ZIP is; a download that was cut goes on there by Range
     * @param expiresAt from then on there is nothing
     */
    @Schema(name = "Selection")
    public record View(UUID id, int items, String zip, Instant expiresAt) {}

    private Selections() {}
}
