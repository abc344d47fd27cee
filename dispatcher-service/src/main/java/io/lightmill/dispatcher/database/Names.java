package io.lightmill.dispatcher.database;

import java.util.Locale;

/** Enum constants as the columns hold them: lower case with hyphens. */
public final class Names {

    private Names() {}

    /** The constant's name in a column. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that a column names. */
    public static <E extends Enum<E>> E read(String name, Class<E> type) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
