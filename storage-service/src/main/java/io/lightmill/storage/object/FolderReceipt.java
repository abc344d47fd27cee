package io.lightmill.storage.object;

import io.lightmill.contracts.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * One large PUT on its way to the disk: what the socket gives is hashed and written, and the socket waits when the disk does,
 * so that a file of any size needs a few buffers. Everything runs on the request's event loop but the disk's work.
 */
final class FolderReceipt {

    private static final Logger LOG = Logger.getLogger(FolderReceipt.class);

    private final Vertx vertx;
    private final FolderObjects folder;
    private final HttpServerRequest request;
    private final ObjectKey key;
    private final long maxBytes;
    private final Path incoming;
    private final ReceiptAnswer answer;
    private final MessageDigest digest = ReceiptAnswer.sha256();
    private long bytes;
    private boolean over;

    FolderReceipt(Vertx vertx, FolderObjects folder, HttpServerRequest request, FolderTickets.Verdict.Good ticket) {
        this.vertx = vertx;
        this.folder = folder;
        this.request = request;
        this.key = ticket.key();
        this.maxBytes = ticket.maxBytes();
        this.incoming = folder.incoming();
        this.answer = new ReceiptAnswer(request, ticket.key());
    }

    void begin() {
        request.pause();
        vertx.executeBlocking(() -> Files.exists(folder.path(key)), false)
                .onSuccess(exists -> {
                    if (exists) {
                        refuse(ErrorCode.ALREADY_EXISTS, "Its first bytes stay.");
                    } else {
                        open();
                    }
                })
                .onFailure(this::broke);
    }

    private void open() {
        vertx.fileSystem()
                .open(incoming.toString(), new OpenOptions().setRead(false).setCreateNew(true))
                .onSuccess(this::receive)
                .onFailure(this::broke);
    }

    private void receive(AsyncFile file) {
        file.exceptionHandler(failure -> abandon(file, () -> broke(failure)));
        file.drainHandler(drained -> request.resume());
        request.exceptionHandler(cut -> abandon(file, () -> LOG.debugf("upload cut off, key=%s", key)));
        request.handler(chunk -> accept(file, chunk));
        request.endHandler(end -> complete(file));
        request.resume();
    }

    private void accept(AsyncFile file, Buffer chunk) {
        if (over) {
            return;
        }
        bytes += chunk.length();
        if (bytes > maxBytes) {
            abandon(
                    file,
                    () -> refuse(ErrorCode.PAYLOAD_TOO_LARGE, "The ticket is for at most " + maxBytes + " bytes."));
            return;
        }
        digest.update(chunk.getByteBuf().nioBuffer());
        file.write(chunk);
        if (file.writeQueueFull()) {
            request.pause();
        }
    }

    private void complete(AsyncFile file) {
        if (over) {
            return;
        }
        over = true;
        // Closing waits for the writes that are still under way.
        file.close().compose(closed -> finish()).onFailure(this::broke);
    }

    private Future<Void> finish() {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (answer.refusesHash(sha256)) {
            discard();
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(this::publish, false).map(outcome -> {
            answer.stored(outcome, sha256);
            return null;
        });
    }

    private PutOutcome publish() {
        try {
            return folder.publish(incoming, key);
        } finally {
            folder.discard(incoming);
        }
    }

    private void abandon(AsyncFile file, Runnable then) {
        if (over) {
            return;
        }
        over = true;
        file.close().onComplete(closed -> discard());
        then.run();
    }

    private void discard() {
        vertx.fileSystem().delete(incoming.toString());
    }

    private void refuse(ErrorCode code, String detail) {
        over = true;
        answer.refuse(code, detail);
    }

    private void broke(Throwable failure) {
        over = true;
        answer.broke(failure);
    }
}
