package io.lightmill.testparts;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Gives the service under test a key pair that it signs with and trusts, so that tests mint tokens as any sibling. */
public final class KeysResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("test");
            key.setAlgorithm("ES256");
            key.setUse("sig");
            Path folder = Scratch.newFolder("keys");
            Path secret =
                    Files.writeString(folder.resolve("service.jwk"), key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            Path siblings = Files.writeString(
                    folder.resolve("siblings.jwks"), "{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");
            return Map.of(
                    "smallrye.jwt.sign.key.location", secret.toUri().toString(),
                    "mp.jwt.verify.publickey.location", siblings.toUri().toString());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The files go with the JVM: the application that reads them ends after us.
    }
}
