package io.lightmill.job.engine;

import io.lightmill.contracts.api.EngineProfile;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one parameter's value.
 *
 * @param choices those that there are with the chosen model
 */
record ParameterCheck(EngineProfile.Parameter parameter, List<String> choices) {

    /** Why the value is not accepted; null: it is. */
    @Nullable
    String refusal(Object value) {
        String name = parameter.name();
        boolean good = switch (parameter.type()) {
            case NUMBER -> isInRange(value);
            case WHOLE -> isInRange(value) && isWhole(value);
            case CHOICE -> value instanceof String word && choices.contains(word);
            case CHOICES -> value instanceof List<?> words && choices.containsAll(words);
        };
        if (good) {
            return null;
        }
        return switch (parameter.type()) {
            case NUMBER -> name + " must be a number from " + range();
            case WHOLE -> name + " must be a whole number from " + range();
            case CHOICE ->
                choices.isEmpty()
                        ? name + " cannot be chosen with this model"
                        : name + " must be one of " + String.join(", ", choices);
            case CHOICES -> name + " must be a list of " + String.join(", ", choices);
        };
    }

    private boolean isInRange(Object value) {
        if (!(value instanceof Number number)) {
            return false;
        }
        double at = number.doubleValue();
        return (parameter.min() == null || at >= parameter.min()) && (parameter.max() == null || at <= parameter.max());
    }

    private static boolean isWhole(Object value) {
        return value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
    }

    private String range() {
        return plain(parameter.min()) + " to " + plain(parameter.max());
    }

    private static String plain(@Nullable Double bound) {
        return bound == null
                ? "any"
                : BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
