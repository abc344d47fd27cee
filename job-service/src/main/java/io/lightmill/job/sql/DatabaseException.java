package io.lightmill.job.sql;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database refused a statement or could not be asked. */
public final class DatabaseException extends RuntimeException {

    private static final int DUPLICATE_ENTRY = 1062;

    DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether a unique key holds that value already. */
    public boolean isDuplicate() {
        return getCause() instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_ENTRY;
    }

    /** What kind of database failure lies below this one, if any does. */
    public static Optional<Kind> kindOf(Throwable failure) {
        SQLException sql = firstSql(failure);
        return sql == null ? Optional.empty() : Optional.of(Kind.of(sql));
    }

    private static @Nullable SQLException firstSql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** What a failed transaction may expect of being tried again. */
    public enum Kind {
        /** A deadlock or a lock that was not had in time: at once. */
        CONTENDED,
        /** What was to be written does not fit: never. */
        REFUSED,
        /** The database is away or at its limit: later. */
        UNAVAILABLE;

        private static final int LOCK_WAIT_TIMEOUT = 1205;

        static Kind of(SQLException failure) {
            String state = failure.getSQLState() == null ? "" : failure.getSQLState();
            if (state.startsWith("40") || failure.getErrorCode() == LOCK_WAIT_TIMEOUT) {
                return CONTENDED;
            }
            // 21–23: cardinality, data, constraint; 42: syntax; HY000 with the code of a violated CHECK on both
            // databases.
            boolean refused = state.startsWith("2") || state.startsWith("42") || isCheckViolation(failure);
            return refused ? REFUSED : UNAVAILABLE;
        }

        private static boolean isCheckViolation(SQLException failure) {
            return failure.getErrorCode() == 3819 || failure.getErrorCode() == 4025;
        }
    }
}
