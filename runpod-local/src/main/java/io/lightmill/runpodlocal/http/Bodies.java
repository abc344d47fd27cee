package io.lightmill.runpodlocal.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** How bodies are read: whatever their content type, up to a limit. */
public final class Bodies {

    private Bodies() {}

    /**
     * The whole body, or empty when it is too large. The rest of a large one is read all the same: a client that is still
     * writing would otherwise see a reset instead of the answer.
     */
    public static Future<Optional<byte[]>> read(HttpServerRequest request, long limit) {
        Promise<Optional<byte[]>> promise = Promise.promise();
        Collected collected = new Collected(limit);
        request.handler(collected::add);
        request.endHandler(ignored -> promise.tryComplete(collected.bytes()));
        request.exceptionHandler(promise::tryFail);
        return promise.future();
    }

    private static final class Collected {
        private final long limit;
        private final Buffer buffer = Buffer.buffer();
        private boolean tooLarge;

        Collected(long limit) {
            this.limit = limit;
        }

        void add(Buffer part) {
            tooLarge |= buffer.length() + (long) part.length() > limit;
            if (!tooLarge) {
                buffer.appendBuffer(part);
            }
        }

        Optional<byte[]> bytes() {
            return tooLarge ? Optional.empty() : Optional.of(buffer.getBytes());
        }
    }
}
