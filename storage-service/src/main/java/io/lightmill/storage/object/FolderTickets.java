package io.lightmill.storage.object;

import io.lightmill.contracts.api.Ticket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The folder's own signed URLs. The signature covers method, key, end and size bound, so nothing of a ticket can be
 * changed and a GET ticket never writes.
 */
final class FolderTickets {

    private final String base;
    private final SecretKeySpec secret;
    private final InstantSource clock;

    FolderTickets(String gatewayUrl, String secret, InstantSource clock) {
        this.base = gatewayUrl.replaceFirst("/+$", "") + "/objects/";
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    Ticket sign(String method, ObjectKey key, long maxBytes, Duration lifetime) {
        Instant end = clock.instant().plus(lifetime);
        long expires = end.getEpochSecond();
        String url = base + key + "?expires=" + expires + "&max=" + maxBytes + "&signature="
                + signature(method, key.value(), expires, maxBytes);
        return new Ticket(method, url, Map.of(), Instant.ofEpochSecond(expires));
    }

    Verdict check(
            String method, String key, @Nullable String expires, @Nullable String max, @Nullable String signature) {
        if (expires == null || max == null || signature == null || !ObjectKey.isKey(key)) {
            return new Verdict.Invalid();
        }
        try {
            return check(method, key, Long.parseLong(expires), Long.parseLong(max), signature);
        } catch (NumberFormatException notOurs) {
            return new Verdict.Invalid();
        }
    }

    private Verdict check(String method, String key, long expires, long max, String signature) {
        // A ticket to GET also serves HEAD: it tells less.
        String signed = "HEAD".equals(method) ? "GET" : method;
        byte[] expected = signature(signed, key, expires, max).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return new Verdict.Invalid();
        }
        return clock.instant().getEpochSecond() > expires
                ? new Verdict.Expired()
                : new Verdict.Good(new ObjectKey(key), max);
    }

    private String signature(String method, String key, long expires, long maxBytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            String text = method + "\n" + key + "\n" + expires + "\n" + maxBytes;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a URL is worth. */
    sealed interface Verdict {
        /** It may be used for this. */
        record Good(ObjectKey key, long maxBytes) implements Verdict {}

        /** It was good. */
        record Expired() implements Verdict {}

        /** It never was. */
        record Invalid() implements Verdict {}
    }
}
