package io.lightmill.storage.object;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * One small PUT: gathered first and written in one go. A preview or a small output costs the worker threads one turn and the disk
 * six calls, where a stream takes five turns and twice the calls.
 */
final class SmallReceipt {

    /** What is gathered: a thousand of them at once are 64 MiB. */
    static final int MOST_BYTES = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(SmallReceipt.class);

    private final Vertx vertx;
    private final FolderObjects folder;
    private final HttpServerRequest request;
    private final ObjectKey key;
    private final ReceiptAnswer answer;

    SmallReceipt(Vertx vertx, FolderObjects folder, HttpServerRequest request, ObjectKey key) {
        this.vertx = vertx;
        this.folder = folder;
        this.request = request;
        this.key = key;
        this.answer = new ReceiptAnswer(request, key);
    }

    void begin() {
        request.body().onSuccess(this::write).onFailure(cut -> LOG.debugf("upload cut off, key=%s", key));
        // Quarkus hands requests over paused.
        request.resume();
    }

    private void write(Buffer body) {
        String sha256 = HexFormat.of().formatHex(ReceiptAnswer.sha256().digest(body.getBytes()));
        if (!answer.refusesHash(sha256)) {
            vertx.executeBlocking(() -> folder.put(key, body.getByteBuf().nioBuffer()), false)
                    .onSuccess(outcome -> answer.stored(outcome, sha256))
                    .onFailure(answer::broke);
        }
    }
}
