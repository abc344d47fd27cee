package io.lightmill.job.problem;

import io.lightmill.contracts.error.ErrorCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page goes on; text that somebody may have changed. */
public final class Cursor {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private Cursor() {}

    /** For lists by falling ids: everything without a cursor, so that the query and its plan stay the same. */
    public static UUID before(@Nullable String cursor) {
        return cursor == null ? LAST : id(cursor);
    }

    /** For lists by growing ids. */
    public static UUID after(@Nullable String cursor) {
        return cursor == null ? FIRST : id(cursor);
    }

    /** For lists by a number that begins at 0. */
    public static int afterNumber(@Nullable String cursor) {
        try {
            return cursor == null ? -1 : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static RuntimeException invalid() {
        return Refusal.ofField(ErrorCode.INVALID_REQUEST, "cursor", "cursor is not one that a page has named.");
    }
}
