package io.lightmill.job.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.sql.DatabaseException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** A database that is away is 503 with Retry-After and no half work; what it refuses is our error. */
@Provider
public class DatabaseProblems extends ExceptionMapperBase<DatabaseException> {

    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);

    @Override
    protected HttpProblem toProblem(DatabaseException failure) {
        boolean refused = DatabaseException.kindOf(failure)
                .filter(DatabaseException.Kind.REFUSED::equals)
                .isPresent();
        LOG.error("A request failed at the database", failure);
        return refused
                ? Refusal.builder(ErrorCode.INTERNAL, null).build()
                : Refusal.of(ErrorCode.UNAVAILABLE, "The database cannot be reached or is busy.");
    }
}
