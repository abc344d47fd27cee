package io.lightmill.storage.trouble;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.problem.Problems;
import io.lightmill.storage.sql.DatabaseException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** The database is away: 503, and the caller tries again. */
@Provider
public class DatabaseTrouble extends ExceptionMapperBase<DatabaseException> {

    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);

    @Override
    protected HttpProblem toProblem(DatabaseException trouble) {
        LOG.warn("the database failed", trouble);
        return Problems.of(ErrorCode.UNAVAILABLE, "The database cannot be reached.");
    }
}
