package io.lightmill.gateway.relay;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies headers that are meant for the other end; those of one hop (RFC 9110 §7.6.1) stay on their hop. */
final class EndToEndHeaders {

    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** What a caller may not tell a sibling: who he is, and where he comes from; and 100-continue is answered here. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "authorization",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-real-ip");

    private EndToEndHeaders() {}

    static void copyRequest(MultiMap from, MultiMap to) {
        copy(from, to, NOT_FORWARDED);
    }

    static void copyAnswer(MultiMap from, MultiMap to) {
        copy(from, to, Set.of("set-cookie", "x-content-type-options", "x-frame-options", "referrer-policy"));
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> except) {
        Set<String> named = namedByConnection(from.get(HttpHeaders.CONNECTION));
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!OF_ONE_HOP.contains(name) && !except.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(@Nullable String connection) {
        if (connection == null || connection.equalsIgnoreCase("keep-alive")) {
            return Set.of();
        }
        // Naming the length, or a word twice, is no reason to break.
        Set<String> named = new HashSet<>(
                List.of(connection.toLowerCase(Locale.ROOT).replace(" ", "").split(",")));
        named.remove("content-length");
        return named;
    }
}
