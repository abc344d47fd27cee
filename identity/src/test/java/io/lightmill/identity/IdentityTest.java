package io.lightmill.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.testparts.KeysResource;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
class IdentityTest {

    private static final UUID USER = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");

    @Inject
    ServiceTokens tokens;

    @Inject
    JWTCallerPrincipalFactory verifier;

    @Path("/mine")
    public static class Mine {

        @Inject
        Caller caller;

        @GET
        @RolesAllowed(Roles.USER)
        public String mine() {
            return caller.userId().toString();
        }
    }

    @Test
    void a_siblings_token_names_the_user_it_calls_for() {
        call(tokens.forUser(USER)).statusCode(200).body(equalTo(USER.toString()));
    }

    @Test
    void a_service_is_not_a_user() {
        call(tokens.forService()).statusCode(403);
    }

    @Test
    void nobody_comes_in_without_a_token() {
        given().get("/mine").then().statusCode(401);
    }

    @Test
    void a_token_of_another_signer_is_refused() throws JoseException {
        String forged = Jwt.issuer("gateway")
                .subject(USER.toString())
                .upn(USER.toString())
                .audience("lightmill")
                .groups(Roles.USER)
                .sign(strangersKey());
        call(forged).statusCode(401);
    }

    @Test
    void a_clock_ten_minutes_behind_the_issuers_does_no_harm() {
        Instant issued = InstantSource.system().instant().plus(Duration.ofMinutes(10));
        call(issued(issued, issued.plus(Duration.ofHours(1)))).statusCode(200);
    }

    @Test
    void a_clock_ten_minutes_ahead_does_no_harm_and_an_hour_does() {
        call(expired(Duration.ofMinutes(10))).statusCode(200);
        call(expired(Duration.ofMinutes(60))).statusCode(401);
    }

    @Test
    void what_comes_in_is_verified_by_the_one_that_remembers() {
        assertThat(ClientProxy.unwrap(verifier)).isInstanceOf(VerifiedTokens.class);
    }

    @Test
    void a_token_is_reused_while_it_is_young() {
        assertThat(tokens.forUser(USER)).isEqualTo(tokens.forUser(USER));
        assertThat(tokens.forUser(USER)).isNotEqualTo(tokens.forUser(USER, Roles.USER, Roles.ADMIN));
    }

    private static PrivateKey strangersKey() throws JoseException {
        return EcJwkGenerator.generateJwk(EllipticCurves.P256).getEcPrivateKey();
    }

    private static String expired(Duration ago) {
        Instant now = InstantSource.system().instant();
        return issued(now.minus(Duration.ofHours(2)), now.minus(ago));
    }

    private static String issued(Instant at, Instant until) {
        return Jwt.issuer("gateway")
                .subject(USER.toString())
                .upn(USER.toString())
                .audience("lightmill")
                .groups(Set.of(Roles.USER))
                .issuedAt(at)
                .expiresAt(until)
                .sign();
    }

    private static io.restassured.response.ValidatableResponse call(String token) {
        return given().header("Authorization", "Bearer " + token).get("/mine").then();
    }
}
