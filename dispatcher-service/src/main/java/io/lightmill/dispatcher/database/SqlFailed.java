package io.lightmill.dispatcher.database;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** The database refused or was not there. */
public final class SqlFailed extends RuntimeException {

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    /** MySQL gives these no SQLSTATE of their own. */
    private static final int CHECK_VIOLATED = 3819;

    private static final int INCORRECT_VALUE = 1366;

    private final boolean rolledBack;
    private final boolean refusal;

    SqlFailed(String statement, SQLException cause) {
        super(cause.getMessage() + " in: " + statement, cause);
        this.rolledBack = cause.getErrorCode() == LOCK_WAIT_TIMEOUT
                || cause.getErrorCode() == DEADLOCK
                || cause instanceof SQLTransientException;
        this.refusal = isAboutTheRow(cause);
    }

    /**
     * A value that does not fit (SQLSTATE class 22) or a constraint (23), in a batch, too. Not class 42: a table that is not there or a
     * right that was taken is for somebody to mend, and every row waits for it alike.
     */
    private static boolean isAboutTheRow(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        int code = cause.getErrorCode();
        return state.startsWith("22") || state.startsWith("23") || code == CHECK_VIOLATED || code == INCORRECT_VALUE;
    }

    /** What the database did behind a failure, whoever wrapped it: the outbox, or the transaction at its commit; else null. */
    public static @Nullable SqlFailed behind(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailed failed) {
                return failed;
            }
            if (cause instanceof SQLException refused) {
                return new SqlFailed(failure.toString(), refused);
            }
        }
        return failure instanceof QuarkusTransactionException
                ? new SqlFailed("commit", new SQLException(failure.toString(), failure))
                : null;
    }

    /** Whether the row was found wrong: again would bring the same, unless it lost a race. */
    public boolean isRefusal() {
        return refusal;
    }

    /** Whether the whole transaction may be repeated at once: it lost a deadlock or waited too long for a lock. */
    public boolean isWorthRepeating() {
        return rolledBack;
    }
}
