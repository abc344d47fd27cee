package io.lightmill.e2e.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An operation of the API document.
 *
 * @param operation its id
 * @param path with its variables
 */
public record Route(String operation, String method, String path) {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    /** Every operation that the running gateway documents; signing out comes last. */
    public static List<Route> all(Caller anybody) {
        JsonNode paths = anybody.get("/q/openapi?format=json")
                .expect(200)
                .as(JsonNode.class)
                .path("paths");
        List<Route> routes = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> routes.add(new Route(
                                operation.getValue().path("operationId").asText(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey()))));
        // Whoever has signed out is nobody on the routes that come then.
        routes.sort(Comparator.comparing(route -> route.operation().equals("signOut")));
        return routes;
    }

    /** Whether it changes something. */
    public boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
