package io.lightmill.storage.object;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.problem.ProblemDocument;
import io.lightmill.storage.serving.ByteRange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/** One GET or HEAD of an object by ticket: the kernel copies from the disk to the socket. */
final class FolderDelivery {

    private final Vertx vertx;
    private final FolderObjects folder;
    private final HttpServerRequest request;
    private final ObjectKey key;

    FolderDelivery(Vertx vertx, FolderObjects folder, HttpServerRequest request, ObjectKey key) {
        this.vertx = vertx;
        this.folder = folder;
        this.request = request;
        this.key = key;
    }

    void begin() {
        vertx.executeBlocking(() -> folder.head(key), false)
                .onSuccess(this::deliver)
                .onFailure(failure ->
                        ProblemDocument.send(request, ErrorCode.UNAVAILABLE, "The bucket could not be read."));
    }

    private void deliver(Optional<StoredObject> found) {
        if (found.isEmpty()) {
            ProblemDocument.send(request, ErrorCode.NOT_FOUND, "Nothing is stored under this key.");
            return;
        }
        long length = found.get().bytes();
        ByteRange range = ByteRange.of(request.getHeader("Range"), length);
        if (range.isUnsatisfiable()) {
            request.response().putHeader("Content-Range", "bytes */" + length);
            ProblemDocument.send(request, ErrorCode.RANGE_NOT_SATISFIABLE, "The object has " + length + " bytes.");
            return;
        }
        send(range, length);
    }

    private void send(ByteRange range, long length) {
        HttpServerResponse response = request.response()
                .putHeader("Content-Type", "application/octet-stream")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Content-Length", Long.toString(range.length()));
        if (range.isPart()) {
            response.setStatusCode(206).putHeader("Content-Range", range.contentRange(length));
        }
        if (HttpMethod.HEAD.equals(request.method()) || range.length() == 0) {
            response.end();
        } else {
            response.sendFile(folder.path(key).toString(), range.from(), range.length());
        }
    }
}
