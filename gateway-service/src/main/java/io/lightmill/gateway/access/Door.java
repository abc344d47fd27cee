package io.lightmill.gateway.access;

import io.vertx.core.http.HttpMethod;

/** How an address is guarded. What is not named here, below {@code /api}, is closed: a new route is private by itself. */
enum Door {
    /** Anybody: static files, documentation, health, and what carries its own signature or token. */
    OPEN,
    /** Whoever has a key or a session. */
    KEYED,
    /** Administrators. */
    ADMINS;

    static Door of(HttpMethod method, String path) {
        if (path.equals("/q/metrics") || path.startsWith("/q/metrics/")) {
            return ADMINS;
        }
        if (!path.equals("/api") && !path.startsWith("/api/")) {
            return OPEN;
        }
        boolean open = path.startsWith("/api/worker/")
                || path.startsWith("/api/webhook/")
                || path.equals("/api/openapi")
                // Signing in, and out of a session that may be over already.
                || (path.equals("/api/session") && !method.equals(HttpMethod.GET));
        return open ? OPEN : KEYED;
    }
}
