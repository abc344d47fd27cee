package io.lightmill.job.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its owner holds it: {@code lm_}, 8 characters that name it, {@code _}, 256 random bits in base64url. Only the name
 * and a hash are stored, so a dump of the database holds no usable key.
 */
record ApiKey(String text) {

    private static final Pattern FORM = Pattern.compile("lm_[0-9A-Za-z]{8}_[0-9A-Za-z_-]{43}");
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_START = 3;
    private static final int PREFIX_LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The key, if the text has a key's form. */
    static Optional<ApiKey> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /** A new one. */
    static ApiKey draw() {
        StringBuilder prefix = new StringBuilder();
        RANDOM.ints(PREFIX_LENGTH, 0, LETTERS.length()).forEach(i -> prefix.append(LETTERS.charAt(i)));
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new ApiKey(
                "lm_" + prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What it is found and recognised by; no secret. */
    String prefix() {
        return text.substring(PREFIX_START, PREFIX_START + PREFIX_LENGTH);
    }

    /** What is stored of it. */
    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether that is the hash of this key, in constant time. */
    boolean matches(byte[] stored) {
        return MessageDigest.isEqual(sha256(), stored);
    }

    /** A key never gets into a log by accident. */
    @Override
    public String toString() {
        return "lm_" + prefix() + "_…";
    }
}
