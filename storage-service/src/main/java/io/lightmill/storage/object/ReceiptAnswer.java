package io.lightmill.storage.object;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.problem.ProblemDocument;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.logging.Logger;

/** How a PUT ends for whoever sent it. */
final class ReceiptAnswer {

    private static final Logger LOG = Logger.getLogger(ReceiptAnswer.class);
    private static final String HASHED = "uploads/";

    private final HttpServerRequest request;
    private final ObjectKey key;

    ReceiptAnswer(HttpServerRequest request, ObjectKey key) {
        this.request = request;
        this.key = key;
    }

    /** An upload's name is its hash: other bytes are refused before they get it. */
    boolean refusesHash(String sha256) {
        boolean other = key.value().startsWith(HASHED) && !key.value().endsWith("/" + sha256);
        if (other) {
            refuse(ErrorCode.INPUT_HASH_MISMATCH, "The bytes that came have " + sha256 + ".");
        }
        return other;
    }

    void stored(PutOutcome outcome, String sha256) {
        switch (outcome) {
            case CREATED ->
                request.response()
                        .setStatusCode(201)
                        .putHeader("ETag", '"' + sha256 + '"')
                        .end();
            case EXISTS -> refuse(ErrorCode.ALREADY_EXISTS, "Its first bytes stay.");
        }
    }

    void refuse(ErrorCode code, String detail) {
        ProblemDocument.send(request, code, detail);
        if (!request.isEnded()) {
            // What still comes is thrown away, so that the connection can be used again.
            request.resume();
        }
    }

    void broke(Throwable failure) {
        LOG.errorf(failure, "an object could not be written, key=%s", key);
        refuse(ErrorCode.UNAVAILABLE, "The bucket could not be written.");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
