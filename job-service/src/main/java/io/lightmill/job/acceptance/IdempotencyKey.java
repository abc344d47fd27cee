package io.lightmill.job.acceptance;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What makes two submissions the same: the client's key and the body's bytes as received. The bytes, not their meaning: a
 * client that repeats a request has them still, and no rule about equal JSON can then be wrong.
 */
public record IdempotencyKey(byte[] bytes, byte[] bodySha256) {

    /** Where it is in a request. */
    public static final String HEADER = "Idempotency-Key";

    private static final int BYTES = 255;

    /**
     * The key of a request.
     *
     * @param headers of the request; asked here, because a parameter for the header takes an empty key for none at all
     * @param what the request is about, beside its body: the same words about something else are another request
     */
    public static @Nullable IdempotencyKey of(HttpHeaders headers, String what, byte[] body) {
        String text = headers.getHeaderString(HEADER);
        if (text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > BYTES) {
            throw Refusal.ofField(ErrorCode.INVALID_REQUEST, HEADER, HEADER + " has 1 to 255 bytes.");
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(what.getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKey(bytes, sha256.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
