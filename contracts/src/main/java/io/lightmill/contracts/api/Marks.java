package io.lightmill.contracts.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What owners think of their outputs. */
public final class Marks {

    /** So many are changed at once. */
    public static final int MOST = 1_000;

    /**
     * The same change of many outputs, of all or of none: {@code POST /api/items/marks}.
     *
     * @param favourite null: stays as it is
     * @param rejected null: stays as it is
     */
    @Schema(name = "MarksChange")
    public record Change(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull UUID> itemIds,
            @Nullable Boolean favourite,
            @Nullable Boolean rejected) {}

    private Marks() {}
}
