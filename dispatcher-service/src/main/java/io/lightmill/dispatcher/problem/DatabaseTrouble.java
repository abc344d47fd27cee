package io.lightmill.dispatcher.problem;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.dispatcher.database.SqlFailed;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** A database that is away or busy is 503: the same request again does what this one did not. */
@Provider
public class DatabaseTrouble extends ExceptionMapperBase<SqlFailed> {

    private static final Logger LOG = Logger.getLogger(DatabaseTrouble.class);
    private static final int AGAIN_SECONDS = 1;

    @Override
    protected HttpProblem toProblem(SqlFailed failure) {
        LOG.error("A request failed at the database", failure);
        return failure.isRefusal()
                ? Problems.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.sentence())
                : Problems.unavailable("The database cannot be reached or is busy.", AGAIN_SECONDS);
    }
}
