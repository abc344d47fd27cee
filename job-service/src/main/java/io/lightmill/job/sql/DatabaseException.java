package io.lightmill.job.sql;

import io.lightmill.outbox.OutboxException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
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

    /** What the database did where others had to do with it, the outbox, or the transaction at its commit; else the failure itself. */
    static RuntimeException behind(RuntimeException failure) {
        if (!(failure instanceof OutboxException || failure instanceof QuarkusTransactionException)) {
            return failure;
        }
        SQLException sql = firstSql(failure);
        DatabaseException database = new DatabaseException(sql == null ? new SQLException("the commit failed") : sql);
        database.addSuppressed(failure);
        return database;
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
            // 22 and 23: data, constraint. Not 42: a table that is not there or a right that was taken is for somebody
            // to
            // mend, and every row waits for it alike.
            boolean refused = state.startsWith("22") || state.startsWith("23") || isAboutTheRow(failure.getErrorCode());
            return refused ? REFUSED : UNAVAILABLE;
        }

        /** Violated CHECKs of both databases, and an incorrect value: what MySQL gives no SQLSTATE of its own. */
        private static boolean isAboutTheRow(int code) {
            return code == 3819 || code == 4025 || code == 1366;
        }
    }
}
