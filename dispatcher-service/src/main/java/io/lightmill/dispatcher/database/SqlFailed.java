package io.lightmill.dispatcher.database;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;

/** The database refused or was not there. */
public final class SqlFailed extends RuntimeException {

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;

    private final boolean rolledBack;
    private final boolean refusal;

    SqlFailed(String statement, SQLException cause) {
        super(cause.getMessage() + " in: " + statement, cause);
        this.rolledBack = cause.getErrorCode() == LOCK_WAIT_TIMEOUT
                || cause.getErrorCode() == DEADLOCK
                || cause instanceof SQLTransientException;
        this.refusal =
                cause instanceof SQLSyntaxErrorException || cause instanceof SQLIntegrityConstraintViolationException;
    }

    /** Whether the statement itself was found wrong: again would bring the same. */
    public boolean isRefusal() {
        return refusal;
    }

    /** Whether the whole transaction may be repeated at once: it lost a deadlock or waited too long for a lock. */
    public boolean isWorthRepeating() {
        return rolledBack;
    }
}
