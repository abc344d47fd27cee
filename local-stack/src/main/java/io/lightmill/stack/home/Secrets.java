package io.lightmill.stack.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Keys and passwords of a stack: drawn once, each in a file that only its owner may read. */
public final class Secrets {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Home home;

    /** Those of one home. */
    public Secrets(Home home) {
        this.home = home;
        try {
            Files.setPosixFilePermissions(home.secrets(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret of 256 random bits, base64url. */
    public String random(String name) {
        return kept(home.secrets().resolve(name), Secrets::key);
    }

    /** The administrator's API key, in the form that the API knows keys by. */
    public String adminKey() {
        return kept(home.adminKey(), () -> "lm_" + prefix() + "_" + key());
    }

    /** Where the key pairs of the services are; see {@link ServiceKeys}. */
    public ServiceKeys serviceKeys() {
        return new ServiceKeys(home.secrets());
    }

    static String kept(Path file, Supplier<String> drawn) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String secret = drawn.get();
        AtomicFile.writeSecret(file, secret + "\n");
        return secret;
    }

    private static String key() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String prefix() {
        StringBuilder prefix = new StringBuilder();
        RANDOM.ints(8, 0, 36).forEach(digit -> prefix.append(Character.forDigit(digit, 36)));
        return prefix.toString();
    }
}
