package io.lightmill.runpodlocal.http;

import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * One request under {@code /v2/{endpoint}/{operation}}.
 *
 * @param arguments the path segments after the operation
 */
public record Call(HttpServerRequest http, Endpoint endpoint, String operation, List<String> arguments) {

    /** Whether the path has so many arguments and the method is one of these. */
    public boolean is(int argumentCount, HttpMethod... methods) {
        return arguments.size() == argumentCount && List.of(methods).contains(http.method());
    }

    /** A path segment after the operation. */
    public String argument(int index) {
        return arguments.get(index);
    }

    /** A number of the query, kept within bounds; what is no number counts as absent. */
    public long number(String name, long absent, long min, long max) {
        String given = http.getParam(name);
        if (given == null) {
            return absent;
        }
        try {
            return Math.clamp(Long.parseLong(given), min, max);
        } catch (NumberFormatException e) {
            return absent;
        }
    }
}
