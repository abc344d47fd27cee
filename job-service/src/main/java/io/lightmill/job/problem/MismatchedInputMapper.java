package io.lightmill.job.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.error.ErrorCode;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;

/** JSON that does not fit the record: Quarkus alone answers it with an empty body. */
@Provider
@Priority(Priorities.USER)
public class MismatchedInputMapper extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException mismatch) {
        String field = mismatch.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining());
        String path = field.startsWith(".") ? field.substring(1) : field;
        String detail = (path.isEmpty() ? "The body" : path) + " is not of the type that the API document names.";
        return Refusal.of(
                ErrorCode.MALFORMED_REQUEST,
                List.of(new Estimate.Problem(
                        ErrorCode.MALFORMED_REQUEST.type(), path.isEmpty() ? null : path, detail)));
    }
}
