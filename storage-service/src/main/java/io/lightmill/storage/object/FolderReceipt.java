package io.lightmill.storage.object;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.problem.ProblemDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * One PUT on its way to the disk: what the socket gives is hashed and written, and the socket waits when the disk does,
 * so that a file of any size needs a few buffers. Everything runs on the request's event loop but the disk's work.
 */
final class FolderReceipt {

    private static final Logger LOG = Logger.getLogger(FolderReceipt.class);
    private static final String HASHED = "uploads/";

    private final Vertx vertx;
    private final FolderObjects folder;
    private final HttpServerRequest request;
    private final ObjectKey key;
    private final long maxBytes;
    private final Path incoming;
    private final MessageDigest digest = sha256();
    private long bytes;
    private boolean over;

    FolderReceipt(Vertx vertx, FolderObjects folder, HttpServerRequest request, FolderTickets.Verdict.Good ticket) {
        this.vertx = vertx;
        this.folder = folder;
        this.request = request;
        this.key = ticket.key();
        this.maxBytes = ticket.maxBytes();
        this.incoming = folder.incoming();
    }

    void begin() {
        request.pause();
        if (announcedBytes() > maxBytes) {
            refuse(ErrorCode.PAYLOAD_TOO_LARGE, "The ticket is for at most " + maxBytes + " bytes.");
            return;
        }
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

    private long announcedBytes() {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
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
        if (key.value().startsWith(HASHED) && !key.value().endsWith("/" + sha256)) {
            discard();
            refuse(ErrorCode.INPUT_HASH_MISMATCH, "The bytes that came have " + sha256 + ".");
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(this::publish, false).map(outcome -> {
            answer(outcome, sha256);
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

    private void answer(PutOutcome outcome, String sha256) {
        switch (outcome) {
            case CREATED ->
                request.response()
                        .setStatusCode(201)
                        .putHeader("ETag", '"' + sha256 + '"')
                        .end();
            case EXISTS -> refuse(ErrorCode.ALREADY_EXISTS, "Its first bytes stay.");
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
        ProblemDocument.send(request, code, detail);
        if (!request.isEnded()) {
            // What still comes is thrown away, so that the connection can be used again.
            request.resume();
        }
    }

    private void broke(Throwable failure) {
        LOG.errorf(failure, "an object could not be written, key=%s", key);
        refuse(ErrorCode.UNAVAILABLE, "The bucket could not be written.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
