package io.lightmill.gateway.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Seals the key that somebody signed in with, and his session, into a cookie, and opens it again.
 *
 * <p>The cookie holds the key itself, encrypted and authenticated (AES-256-GCM), rather than a signed name: so a session is checked by
 * the same question as a key, it ends with the key or its own signing out within seconds wherever that happens, and no replica has
 * anything to remember. Who has both a cookie and this gateway's secret has the key; either alone is worth nothing more than the session.
 */
@ApplicationScoped
class SessionSeal {

    private static final Logger LOG = Logger.getLogger(SessionSeal.class);
    private static final byte[] PURPOSE = "lightmill session v2".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec secret;

    SessionSeal(@ConfigProperty(name = "lightmill.gateway.session-key") Optional<String> secret) {
        this.secret = new SecretKeySpec(derive(secret.orElseGet(this::drawn)), "AES");
    }

    String seal(SignedIn signedIn) {
        byte[] key = signedIn.key().getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(3 * Long.BYTES + key.length)
                .putLong(signedIn.session().id().getMostSignificantBits())
                .putLong(signedIn.session().id().getLeastSignificantBits())
                .putLong(signedIn.session().ends().getEpochSecond())
                .put(key)
                .array();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** Empty when it was not sealed here, or was changed since. */
    Optional<SignedIn> open(String cookie) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie);
            if (bytes.length <= NONCE) {
                return Optional.empty();
            }
            ByteBuffer plain = ByteBuffer.wrap(run(
                    Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), Arrays.copyOfRange(bytes, NONCE, bytes.length)));
            UUID id = new UUID(plain.getLong(), plain.getLong());
            Session session = new Session(id, Instant.ofEpochSecond(plain.getLong()));
            return Optional.of(
                    new SignedIn(StandardCharsets.UTF_8.decode(plain.slice()).toString(), session));
        } catch (IllegalArgumentException | SealBroken notOurs) {
            return Optional.empty();
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(PURPOSE);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new SealBroken(e);
        }
    }

    private static byte[] derive(String secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(PURPOSE);
            return sha.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String drawn() {
        LOG.warn("lightmill.gateway.session-key is not set: sessions end when this process does");
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What a session cookie says. */
    record SignedIn(String key, Session session) {}

    private static final class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1;

        SealBroken(Throwable cause) {
            super(cause);
        }
    }
}
