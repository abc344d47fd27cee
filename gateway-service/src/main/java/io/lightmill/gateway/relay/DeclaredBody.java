package io.lightmill.gateway.relay;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;

/** What a request's head says of its body, of which no byte was read yet. */
record DeclaredBody(HttpServerRequest request) {

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Its bytes; -1 where they are not told. The server has checked that it is a number. */
    long length() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    /** Whether there is one. */
    boolean isThere() {
        if (WITHOUT_BODY.contains(request.method())) {
            return false;
        }
        return length() > 0
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (request.version() == HttpVersion.HTTP_2 && length() < 0);
    }

    /** Tells a caller that asks first that it may come. */
    void invite() {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }
}
