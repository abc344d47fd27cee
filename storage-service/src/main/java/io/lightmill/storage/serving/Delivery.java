package io.lightmill.storage.serving;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.problem.Problems;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.jboss.logging.Logger;

/**
 * Answers one GET or HEAD with bytes: whole, a range of them, or nothing because the caller has them. Runs on a virtual
 * thread, straight onto the connection: JAX-RS only found the way here.
 */
@ApplicationScoped
public class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** Sends it; returns when the last byte was handed to the connection. */
    public void send(HttpServerRequest request, Representation representation, ByteSource source) {
        HttpServerResponse response = request.response();
        headers(response, representation);
        if (representation.etag().equals(request.getHeader("If-None-Match"))) {
            end(request, response.setStatusCode(304));
            return;
        }
        ByteRange range = range(request, representation, source.length());
        if (range.isUnsatisfiable()) {
            throw Problems.builder(ErrorCode.RANGE_NOT_SATISFIABLE, "There are " + source.length() + " bytes.")
                    .withHeader("Content-Range", "bytes */" + source.length())
                    .build();
        }
        response.putHeader("Content-Length", Long.toString(range.length()));
        if (range.isPart()) {
            response.setStatusCode(206).putHeader("Content-Range", range.contentRange(source.length()));
        }
        if (HttpMethod.HEAD.equals(request.method())) {
            end(request, response);
        } else {
            body(request, range, source);
        }
    }

    private static void headers(HttpServerResponse response, Representation representation) {
        response.putHeader("ETag", representation.etag())
                .putHeader("Content-Type", representation.contentType())
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", representation.cacheControl())
                .putHeader("X-Content-Type-Options", "nosniff")
                // A picture that is also a page must not become one.
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        String disposition = representation.contentDisposition();
        if (disposition != null) {
            response.putHeader("Content-Disposition", disposition);
        }
    }

    /** A range of something else than the caller has a part of would be put together wrongly: then it gets the whole. */
    private static ByteRange range(HttpServerRequest request, Representation representation, long length) {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.equals(representation.etag());
        return ByteRange.of(holds ? request.getHeader("Range") : null, length);
    }

    private static void end(HttpServerRequest request, HttpServerResponse response) {
        try {
            Answered.await(response.end());
        } catch (IOException gone) {
            cut(request, gone);
        }
    }

    private static void body(HttpServerRequest request, ByteRange range, ByteSource source) {
        try (ReadableByteChannel bytes = source.open(range.from(), range.to())) {
            new ChannelToResponse(request.response()).copy(bytes, range.length());
            Answered.await(request.response().end());
        } catch (IOException | RuntimeException e) {
            LOG.infof(e, "a download was cut off, path=%s", request.path());
            cut(request, e);
        }
    }

    /** The caller must see that it was cut: an answer that just ended might pass for whole. */
    private static void cut(HttpServerRequest request, Exception cause) {
        if (!request.response().headWritten()) {
            // What was said of the bytes does not hold for the problem.
            request.response()
                    .headers()
                    .remove("Content-Length")
                    .remove("Content-Range")
                    .remove("ETag");
            throw Problems.of(ErrorCode.UNAVAILABLE, "The bytes cannot be read now.");
        }
        LOG.debug("closing the connection", cause);
        request.connection().close();
    }
}
