package io.lightmill.dispatcher.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.lightmill.contracts.error.ErrorCode;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON that does not fit its record: Quarkus alone answers it with an empty body. */
@Provider
@Priority(Priorities.USER)
public class UnreadableJson extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException mismatch) {
        String path = mismatch.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."));
        String detail = (path.isEmpty() ? "The body" : path) + " is not of the type that the route takes.";
        return Problems.of(ErrorCode.MALFORMED_REQUEST, detail, List.of(Map.of("field", path, "detail", detail)));
    }
}
