package io.lightmill.job.output;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place of an output in its list: its time in microseconds, and its item's id among those of the same time. */
record OutputCursor(Instant finishedAt, UUID itemId) {

    /** Later than any output, and a date that both databases know. */
    private static final OutputCursor FIRST = new OutputCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    static OutputCursor read(@Nullable String text) {
        if (text == null) {
            return FIRST;
        }
        int dot = text.indexOf('.');
        try {
            long micros = Long.parseLong(text.substring(0, Math.max(dot, 0)));
            Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            if (micros < 0 || at.isAfter(FIRST.finishedAt())) {
                throw invalid();
            }
            return new OutputCursor(at, UUID.fromString(text.substring(dot + 1)));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw invalid();
        }
    }

    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, finishedAt) + "." + itemId;
    }

    private static RuntimeException invalid() {
        return Refusal.ofField(ErrorCode.INVALID_REQUEST, "cursor", "cursor is not one that a page has named.");
    }
}
