package io.lightmill.runpodlocal.http;

import io.lightmill.runpodlocal.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** How requests are answered. */
public final class Answers {

    private Answers() {}

    /** A status and a JSON body; the future fails when nobody is there any more. */
    public static Future<Void> json(HttpServerRequest request, int status, Object body) {
        return send(request, status, Buffer.buffer(Json.bytes(body)));
    }

    /** A status and a body that claims to be JSON. */
    public static Future<Void> send(HttpServerRequest request, int status, Buffer body) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return Future.failedFuture("the connection is closed");
        }
        return response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    /** A status without a body. */
    public static void empty(HttpServerRequest request, int status) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status).end();
        }
    }

    /** A refusal that says why. What production's bodies look like is unknown. */
    public static void refuse(HttpServerRequest request, int status, String why) {
        json(request, status, Json.object().put("error", why));
    }

    /** Ends the connection without an answer. */
    public static void reset(HttpServerRequest request) {
        request.connection().close();
    }
}
