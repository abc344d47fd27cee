package io.lightmill.storage.trouble;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.event.SiblingUnavailableException;
import io.lightmill.storage.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Another service is away: 503, and the caller tries again. */
@Provider
public class SiblingTrouble extends ExceptionMapperBase<SiblingUnavailableException> {

    private static final Logger LOG = Logger.getLogger(SiblingTrouble.class);

    @Override
    protected HttpProblem toProblem(SiblingUnavailableException trouble) {
        LOG.warn("another service could not be asked", trouble);
        return Problems.of(ErrorCode.UNAVAILABLE, "job-service cannot be reached.");
    }
}
