package io.lightmill.job.problem;

import io.lightmill.contracts.error.ErrorCode;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole numbers of a query, and names the one that is none. JAX-RS would answer 404, as if the address were wrong; it still
 * wraps what is thrown here, and {@link CataloguedProblems} takes it out again.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class QueryNumbers implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type genericType, Annotation @Nullable [] annotations) {
        return type == int.class || type == Integer.class
                ? nameIn(annotations)
                        .map(name -> (ParamConverter<T>) new Number(name))
                        .orElse(null)
                : null;
    }

    private static Optional<String> nameIn(Annotation @Nullable [] annotations) {
        return Arrays.stream(annotations == null ? new Annotation[0] : annotations)
                .filter(QueryParam.class::isInstance)
                .map(it -> ((QueryParam) it).value())
                .findFirst();
    }

    private record Number(String name) implements ParamConverter<Integer> {

        @Override
        public Integer fromString(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw Refusal.ofField(ErrorCode.INVALID_REQUEST, name, name + " must be a whole number.");
            }
        }

        @Override
        public String toString(Integer number) {
            return number.toString();
        }
    }
}
