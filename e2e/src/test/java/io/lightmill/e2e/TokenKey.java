package io.lightmill.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the tokens of a stack's invocations with its own key: who has them is a worker, or RunPod. */
final class TokenKey {

    private final byte[] secret;

    TokenKey(Path home) {
        try {
            secret = Files.readString(home.resolve("secrets/token-key")).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String worker(UUID invocation) {
        return sign("worker:" + invocation);
    }

    String webhook(UUID invocation) {
        return sign("webhook:" + invocation);
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "k1." + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
