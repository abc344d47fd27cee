package io.lightmill.job.submission;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What makes two submissions the same: the client's key and the body's bytes as received. The bytes, not their meaning: a
 * client that repeats a request has them still, and no rule about equal JSON can then be wrong.
 */
record IdempotencyKey(byte[] bytes, byte[] bodySha256) {

    private static final int BYTES = 255;

    static IdempotencyKey of(String text, byte[] body) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > BYTES) {
            throw Refusal.ofField(ErrorCode.INVALID_REQUEST, "Idempotency-Key", "Idempotency-Key has 1 to 255 bytes.");
        }
        try {
            return new IdempotencyKey(
                    bytes, MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
