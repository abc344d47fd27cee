package io.lightmill.gateway.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a browser sent a request from a page of this origin (the guard against cross-site forms and fetches, beside the
 * cookie's SameSite). Browsers say it by {@code Sec-Fetch-Site}, and where that is missing (plain http) by {@code Origin}.
 */
final class SameOrigin {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameOrigin() {}

    /** For what a cookie pays for: changes need the browser's word that they come from here. */
    static boolean mayUseCookie(HttpServerRequest request) {
        return SAFE.contains(request.method()) || (!isForeign(request) && saysWhence(request));
    }

    /** For what needs no cookie: only a request that says it comes from elsewhere is refused. */
    static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isHost(origin, request);
    }

    private static boolean saysWhence(HttpServerRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
    }

    private static boolean isHost(String origin, HttpServerRequest request) {
        String authority = authority(origin);
        return authority != null
                && request.authority() != null
                && authority.equalsIgnoreCase(request.authority().toString());
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException notAnOrigin) {
            return null;
        }
    }
}
