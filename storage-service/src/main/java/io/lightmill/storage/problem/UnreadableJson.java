package io.lightmill.storage.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.lightmill.contracts.error.ErrorCode;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** JSON of the wrong shape: Quarkus would answer 400 with an empty body. */
@Provider
public class UnreadableJson extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException unreadable) {
        String field = unreadable.getPath().stream().map(UnreadableJson::step).collect(Collectors.joining("."));
        return field.isEmpty()
                ? Problems.of(ErrorCode.MALFORMED_REQUEST, "The body does not have the right form.")
                : Problems.ofField(
                        ErrorCode.MALFORMED_REQUEST, field, "The field " + field + " does not have the right form.");
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName();
    }
}
