package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is and what a submission may ask of it. The profiles stand in {@code catalogue/engines.json}: submissions are
 * checked by them, forms are made of them, and the worker's tests hold its own checks against them.
 *
 * @param title its name for people
 * @param description one sentence: what it does
 * @param readsPrompt whether a prompt is needed, and means anything
 * @param repeatable whether the same item gives the same picture again
 * @param inputs how many pictures an item may have
 * @param parameters its own, each by name
 * @param sizes of the output
 * @param aspectRatios of the output; left out, it follows the input
 * @param models what the parameter {@code model} chooses among; each may allow less than the engine does. Empty: there is no choice
 */
@Schema(description = "An engine and what a submission may ask of it")
public record EngineProfile(
        Engine name,
        String title,
        String description,
        boolean readsPrompt,
        boolean repeatable,
        Inputs inputs,
        List<Parameter> parameters,
        Sizes sizes,
        AspectRatios aspectRatios,
        List<Model> models) {

    /** The parameter that names a model. */
    public static final String MODEL = "model";

    /**
     * How many pictures an item may have.
     *
     * @param used so many are looked at, from the first on; the others only belong to the item
     */
    @Schema(name = "EngineInputs")
    public record Inputs(int least, int most, int used) {}

    /** How a parameter's value is written. */
    public enum Type {
        /** A number of the range. */
        @JsonProperty("number")
        NUMBER,
        /** A whole number of the range. */
        @JsonProperty("whole")
        WHOLE,
        /** One of the choices. */
        @JsonProperty("choice")
        CHOICE,
        /** A list of some of the choices. */
        @JsonProperty("choices")
        CHOICES
    }

    /**
     * A parameter.
     *
     * @param description one sentence: what it does
     * @param defaultValue what counts when it is left out; null: the engine decides then
     * @param min only of a number; as are {@code max} and {@code step}, by which a slider moves (any number between is accepted)
     * @param choices only of a choice
     * @param advanced whether a form should keep it back
     */
    @Schema(name = "EngineParameter")
    public record Parameter(
            String name,
            String title,
            String description,
            Type type,

            @JsonProperty("default") @Schema(name = "default") @Nullable
            Object defaultValue,

            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double step,
            @Nullable List<String> choices,
            boolean advanced) {}

    /**
     * Sizes of the output.
     *
     * @param choices to be offered
     * @param defaultChoice what counts when it is left out; null: as large as the input
     * @param anySideUpTo not null: any longer side, or width and height as {@code 512x384}, up to so many pixels is accepted, too
     */
    @Schema(name = "EngineSizes")
    public record Sizes(
            List<String> choices,

            @JsonProperty("default") @Schema(name = "default") @Nullable
            String defaultChoice,

            @Nullable Integer anySideUpTo) {}

    /**
     * Aspect ratios of the output.
     *
     * @param choices to be offered
     * @param anyUpTo not null: any other from {@code 1:n} to {@code n:1} is accepted, too
     */
    @Schema(name = "EngineAspectRatios")
    public record AspectRatios(
            List<String> choices, @Nullable Integer anyUpTo) {}

    /**
     * A model and what it allows.
     *
     * @param endsOn the day that its provider announced for its end
     * @param inputs how many pictures an item may have at most
     * @param choices of parameters that it narrows, by their names; an empty list: it does not take the parameter
     */
    @Schema(name = "EngineModel")
    public record Model(
            String name,
            String title,
            @Nullable LocalDate endsOn,
            int inputs,
            List<String> sizes,
            List<String> aspectRatios,
            Map<String, List<String>> choices) {}
}
