package io.lightmill.stack.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/** The key pairs by which the services know each other: a JWK for each, and one JWKS with everybody's public half. */
public final class ServiceKeys {

    private static final int COORDINATE_BYTES = 32;

    private final Path folder;

    ServiceKeys(Path folder) {
        this.folder = folder;
    }

    /** The private key of a service; drawn when there is none. */
    public Path ofService(String service) {
        Path file = folder.resolve(service + ".jwk");
        Secrets.kept(file, () -> draw(service).toString());
        return file;
    }

    /** The public keys of these services in one file. */
    public Path ofSiblings(List<String> services) {
        ObjectNode set = Json.MAPPER.createObjectNode();
        var keys = set.putArray("keys");
        services.forEach(service -> keys.add(publicHalf(service)));
        Path file = folder.resolve("siblings.jwks");
        AtomicFile.writeSecret(file, set + "\n");
        return file;
    }

    private JsonNode publicHalf(String service) {
        try {
            ObjectNode key = (ObjectNode) Json.MAPPER.readTree(
                    Secrets.kept(ofService(service), () -> draw(service).toString()));
            key.remove("d");
            return key;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the key of " + service + " cannot be read", e);
        }
    }

    private static ObjectNode draw(String service) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey open = (ECPublicKey) pair.getPublic();
            return Json.MAPPER
                    .createObjectNode()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("use", "sig")
                    .put("alg", "ES256")
                    .put("kid", service)
                    .put("x", coordinate(open.getW().getAffineX()))
                    .put("y", coordinate(open.getW().getAffineY()))
                    .put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    /** Exactly 32 bytes: a shorter number is filled up, the sign's byte of a longer one is left out. */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
