package io.lightmill.gateway.relay;

import io.vertx.core.http.HttpServerResponse;

/** Files that somebody made, served from the origin of the UI: a browser shows or saves them, and never runs them. */
final class UserContent {

    private UserContent() {}

    static void disarm(HttpServerResponse answer) {
        answer.putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
