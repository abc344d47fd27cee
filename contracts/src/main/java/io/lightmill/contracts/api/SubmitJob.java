package io.lightmill.contracts.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A submission: {@code POST /api/jobs/submit}.
 *
 * @param groupId the group to put the job into; null: {@code groupName}
 * @param groupName the name of a group to use or to make; null with {@code groupId} null: one is made and named by time
 * @param name what to call the job; null: made of its prompt
 * @param prompt automatic: for every input. Semi-automatic: in front of each reference's own, when given
 * @param inputs automatic: the pictures, each {@code variations} times
 * @param variations automatic: how many items an input becomes; null: 1
 * @param references semi-automatic: what to make sets from
 * @param engine null: the first that an endpoint serves
 * @param parameters the engine's own
 * @param seed the seed of variation 1, the next ones count up from it; null: drawn for each item
 * @param seeds the seed of every item, by its ordinal, instead of {@code seed}: as many as there are items
 * @param aspectRatio {@code "16:9"} and the like
 * @param size the engine's size word or pixels, such as {@code "1K"}
 * @param ahead true: before your other jobs of its lane, and before those that were put ahead earlier
 * @param dryRun true: nothing is stored; the answer is an {@link Estimate}
 */
@Schema(
        description =
                "A submission of either mode. Automatic: items = inputs × variations. Semi-automatic: items = sum of the references' images, in sets of perSet.")
public record SubmitJob(
        @Nullable UUID groupId,
        @Nullable String groupName,
        @Nullable String name,
        @NotNull Mode mode,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable List<@Valid InputRef> inputs,
        @Nullable Integer variations,
        @Nullable List<@Valid Reference> references,
        @Nullable Engine engine,
        @Nullable Map<String, Object> parameters,
        @Nullable Long seed,
        @Nullable List<@Nullable Long> seeds,
        @Nullable String aspectRatio,
        @Nullable String size,
        @Nullable Boolean ahead,
        @Nullable Boolean dryRun) {

    /**
     * One reference of a semi-automatic submission.
     *
     * @param inputs one or more pictures that are shown to the engine together
     * @param images how many items to make from it
     * @param perSet how many of them are shown together; null: 4
     */
    @Schema(name = "Reference")
    public record Reference(
            @Nullable List<@Valid InputRef> inputs,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Integer images,
            @Nullable Integer perSet) {}
}
