package io.lightmill.job.sql;

import org.jspecify.annotations.Nullable;

/** A part of a name that somebody looks for, whatever its case. */
public record Part(String text) {

    /** What a column is compared with it by; it has one parameter, {@link #pattern}. Names of jobs would else tell case apart. */
    public static final String IN = " collate utf8mb4_unicode_520_ci like ? escape '!'";

    /** Nothing where nothing was typed. */
    public static @Nullable Part of(@Nullable String text) {
        return text == null || text.isBlank() ? null : new Part(text.strip());
    }

    /** With what would stand for any text taken as it is. */
    public String pattern() {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }
}
