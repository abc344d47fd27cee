package io.lightmill.job.engine;

import io.lightmill.contracts.api.EngineProfile;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a submission wishes of its engine, judged by the engine's profile: in the worker's own words, for the worker would refuse
 * each item for it.
 *
 * @param size as submitted; blank is none
 * @param aspectRatio likewise
 */
public record EngineWishes(
        EngineProfile engine,
        Map<String, Object> parameters,
        @Nullable String size,
        @Nullable String aspectRatio) {

    private static final Pattern SIDES = Pattern.compile("(\\d{1,5})(?:x(\\d{1,5}))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATIO = Pattern.compile("(\\d{1,4}):(\\d{1,4})");

    /** Tells everything that is wrong, by field and sentence. */
    public void check(BiConsumer<String, String> wrong) {
        parameters.forEach((name, value) -> {
            if (value != null) {
                checkParameter(name, value, wrong);
            }
        });
        if (size != null && !size.isBlank()) {
            checkSize(size, wrong);
        }
        if (aspectRatio != null && !aspectRatio.isBlank()) {
            checkRatio(aspectRatio, wrong);
        }
    }

    /** How many pictures an item may have at most. */
    public int mostInputs() {
        EngineProfile.Model model = model();
        return model == null ? engine.inputs().most() : model.inputs();
    }

    /** Who takes no more, as people know it. */
    public String takerOfInputs() {
        EngineProfile.Model model = model();
        return model == null ? engine.title() : model.name();
    }

    private void checkParameter(String name, Object value, BiConsumer<String, String> wrong) {
        String field = "parameters." + name;
        EngineProfile.Parameter parameter = engine.parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
        if (parameter == null) {
            wrong.accept(field, "unknown parameter '" + name + "'");
            return;
        }
        String refusal = new ParameterCheck(parameter, choices(parameter)).refusal(value);
        if (refusal != null) {
            wrong.accept(field, refusal);
        }
    }

    private List<String> choices(EngineProfile.Parameter parameter) {
        List<String> own = parameter.choices() == null ? List.of() : parameter.choices();
        EngineProfile.Model model = model();
        return model == null ? own : model.choices().getOrDefault(parameter.name(), own);
    }

    private void checkSize(String text, BiConsumer<String, String> wrong) {
        EngineProfile.Model model = model();
        List<String> choices = model == null ? engine.sizes().choices() : model.sizes();
        Integer most = engine.sizes().anySideUpTo();
        if (choices.stream().anyMatch(text::equalsIgnoreCase)) {
            return;
        }
        if (most == null) {
            wrong.accept("size", "size must be one of " + String.join(", ", choices) + with(model));
            return;
        }
        Matcher sides = SIDES.matcher(text);
        if (!sides.matches()) {
            wrong.accept("size", "size must be the longer side or both, such as 512, 1K or 512x384");
        } else if (!isSide(sides.group(1), most) || (sides.group(2) != null && !isSide(sides.group(2), most))) {
            wrong.accept("size", "size must lie between 1 and " + most);
        }
    }

    private static boolean isSide(String digits, int most) {
        int side = Integer.parseInt(digits);
        return side >= 1 && side <= most;
    }

    private void checkRatio(String text, BiConsumer<String, String> wrong) {
        EngineProfile.Model model = model();
        List<String> choices = model == null ? engine.aspectRatios().choices() : model.aspectRatios();
        Integer widest = engine.aspectRatios().anyUpTo();
        if (choices.contains(text)) {
            return;
        }
        if (widest == null) {
            wrong.accept("aspectRatio", "aspectRatio must be one of " + String.join(", ", choices) + with(model));
        } else if (!isWithin(text, widest)) {
            wrong.accept("aspectRatio", "aspectRatio must be such as 4:3, from 1:" + widest + " to " + widest + ":1");
        }
    }

    private static boolean isWithin(String text, int widest) {
        Matcher ratio = RATIO.matcher(text);
        if (!ratio.matches()) {
            return false;
        }
        int width = Integer.parseInt(ratio.group(1));
        int height = Integer.parseInt(ratio.group(2));
        return width > 0 && height > 0 && width <= (long) height * widest && height <= (long) width * widest;
    }

    private static String with(EngineProfile.@Nullable Model model) {
        return model == null ? "" : " with " + model.name();
    }

    /** The model that is named, or that counts when none is; null: there is no choice, or none of these was named. */
    private EngineProfile.@Nullable Model model() {
        Object named = parameters.get(EngineProfile.MODEL);
        Object counts = named != null
                ? named
                : engine.parameters().stream()
                        .filter(parameter -> parameter.name().equals(EngineProfile.MODEL))
                        .findFirst()
                        .map(EngineProfile.Parameter::defaultValue)
                        .orElse(null);
        return engine.models().stream()
                .filter(model -> model.name().equals(counts))
                .findFirst()
                .orElse(null);
    }
}
