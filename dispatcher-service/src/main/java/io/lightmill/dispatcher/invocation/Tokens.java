package io.lightmill.dispatcher.invocation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of invocations: {@code keyId.base64url(HMAC-SHA256(key, purpose:invocationId))}. A genuine one proves that we posted the
 * invocation, even where its row was lost; a worker's is none for webhooks and the other way round.
 */
public final class Tokens {

    private static final int LEAST_SECRET = 16;

    private final List<Key> keys;

    /**
     * Tokens of these keys.
     *
     * @param keys {@code id:secret}, the first signs
     */
    public Tokens(List<String> keys) {
        this.keys = keys.stream().map(Key::of).toList();
        if (this.keys.isEmpty()) {
            throw new IllegalArgumentException("lightmill.dispatcher.token-keys names no key (id:secret)");
        }
    }

    /** Who a token is for. */
    public enum Purpose {
        /** The worker's routes. */
        WORKER("worker:"),
        /** RunPod's webhook. */
        WEBHOOK("webhook:");

        private final String prefix;

        Purpose(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The token to hand out. */
    public String sign(Purpose purpose, UUID invocationId) {
        return keys.getFirst().sign(purpose, invocationId);
    }

    /** Whether a token is genuine: the key that it names, which is no secret, made it. Compared in constant time. */
    public boolean accepts(Purpose purpose, UUID invocationId, String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (Key key :
                keys.stream().filter(one -> token.startsWith(one.id() + ".")).toList()) {
            byte[] expected = key.sign(purpose, invocationId).getBytes(StandardCharsets.UTF_8);
            genuine |= MessageDigest.isEqual(expected, given);
        }
        return genuine;
    }

    private record Key(String id, byte[] secret) {

        static Key of(String text) {
            List<String> parts = new ArrayList<>(List.of(text.strip().split(":", 2)));
            if (parts.size() < 2
                    || parts.getFirst().isBlank()
                    || parts.getFirst().contains(".")
                    || parts.getLast().length() < LEAST_SECRET) {
                throw new IllegalArgumentException(
                        "a token key is id:secret, the id without a dot, the secret of 16 characters or more");
            }
            return new Key(parts.getFirst(), parts.getLast().getBytes(StandardCharsets.UTF_8));
        }

        String sign(Purpose purpose, UUID invocationId) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                byte[] code = mac.doFinal((purpose.prefix + invocationId).getBytes(StandardCharsets.UTF_8));
                return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        }
    }
}
