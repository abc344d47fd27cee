package io.lightmill.runpodlocal.http;

import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v2/{endpoint}/{operation}/…}: finds endpoint and operation, and asks for a key. */
public final class V2Routes implements Handler<HttpServerRequest> {

    private final Map<String, Endpoint> endpoints;
    private final Map<String, Operation> operations;

    /** Endpoints by id, operations by name. */
    public V2Routes(Map<String, Endpoint> endpoints, Map<String, Operation> operations) {
        this.endpoints = endpoints;
        this.operations = operations;
    }

    @Override
    public void handle(HttpServerRequest request) {
        List<String> path = Paths.segments(request);
        if (path.size() < 3 || !path.getFirst().equals("v2")) {
            Answers.refuse(request, 404, "no such path");
            return;
        }
        Endpoint endpoint = endpoints.get(path.get(1));
        Operation operation = operations.get(path.get(2));
        if (endpoint == null) {
            Answers.refuse(request, 404, "no such endpoint");
        } else if (!opens(endpoint, request.getHeader("Authorization"))) {
            Answers.refuse(request, 401, "no valid key");
        } else if (operation == null) {
            Answers.refuse(request, 404, "no such operation");
        } else {
            operation.answer(new Call(request, endpoint, path.get(2), path.subList(3, path.size())));
        }
    }

    /** Clients send {@code Bearer key}, curl examples and workers the key alone. */
    private static boolean opens(Endpoint endpoint, @Nullable String authorization) {
        if (authorization == null) {
            return false;
        }
        String given = authorization.startsWith("Bearer ") ? authorization.substring(7) : authorization;
        boolean opens = false;
        for (String key : endpoint.settings().keys()) {
            opens |= MessageDigest.isEqual(
                    key.getBytes(StandardCharsets.UTF_8), given.strip().getBytes(StandardCharsets.UTF_8));
        }
        return opens;
    }
}
