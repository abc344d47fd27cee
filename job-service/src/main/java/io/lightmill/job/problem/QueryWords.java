package io.lightmill.job.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.sql.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads values of a query, and names the one that is none. */
public final class QueryWords {

    /** Years that both databases know; what lies outside filters nothing. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private QueryWords() {}

    /** A constant by its word. */
    public static <E extends Enum<E>> @Nullable E word(Class<E> type, String field, @Nullable String word) {
        if (word == null) {
            return null;
        }
        return Words.find(type, word).orElseThrow(() -> wrong(field, field + " is one of " + Words.all(type) + "."));
    }

    /** An id. */
    public static @Nullable UUID id(String field, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw wrong(field, field + " is not an id.");
        }
    }

    /** {@code true} or {@code false}. */
    public static @Nullable Boolean flag(String field, @Nullable String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(field, field + " is true or false.");
        };
    }

    /** A time, or a day as its beginning in UTC. */
    public static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant at = text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
        } catch (DateTimeParseException e) {
            throw wrong(field, field + " must be such as 2026-11-21 or 2026-11-21T09:30:00Z.");
        }
    }

    private static RuntimeException wrong(String field, String detail) {
        return Refusal.ofField(ErrorCode.INVALID_REQUEST, field, detail);
    }
}
