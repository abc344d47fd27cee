package io.lightmill.storage.trouble;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** The bucket is away: 503, and the caller tries again. */
@Provider
public class StoreTrouble extends ExceptionMapperBase<StoreUnavailableException> {

    private static final Logger LOG = Logger.getLogger(StoreTrouble.class);

    @Override
    protected HttpProblem toProblem(StoreUnavailableException trouble) {
        LOG.warn("the bucket could not be reached", trouble);
        return Problems.of(ErrorCode.UNAVAILABLE, "The bucket cannot be reached.");
    }
}
