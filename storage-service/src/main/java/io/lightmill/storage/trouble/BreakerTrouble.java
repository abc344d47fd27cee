package io.lightmill.storage.trouble;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/** Another service was away so often that it is not asked for a moment: 503, and the caller tries again. */
@Provider
public class BreakerTrouble extends ExceptionMapperBase<FaultToleranceException> {

    private static final Logger LOG = Logger.getLogger(BreakerTrouble.class);

    @Override
    protected HttpProblem toProblem(FaultToleranceException trouble) {
        LOG.warn("another service is not asked for a moment", trouble);
        return Problems.of(ErrorCode.UNAVAILABLE, "job-service cannot be reached.");
    }
}
