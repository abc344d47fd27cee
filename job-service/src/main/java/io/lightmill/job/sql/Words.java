package io.lightmill.job.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as the words that columns, queries and JSON use for them: lower case with hyphens. */
public final class Words {

    private Words() {}

    /** {@code SEMI_AUTOMATIC} as {@code semi-automatic}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of a word, if it is one of this type's. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }

    /** The constant of a word that a column holds. */
    public static <E extends Enum<E>> E read(Class<E> type, String word) {
        return find(type, word).orElseThrow(() -> new IllegalStateException(word + " is no " + type.getSimpleName()));
    }

    /** All words of a type, for people. */
    public static <E extends Enum<E>> String all(Class<E> type) {
        return String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Words::of).toList());
    }
}
