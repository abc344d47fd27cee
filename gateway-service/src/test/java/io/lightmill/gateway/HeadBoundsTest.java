package io.lightmill.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no address, or too long to be taken, is refused with a problem document. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class HeadBoundsTest {

    @Test
    void headers_and_addresses_that_are_too_long_are_named() {
        given().header("X-Long", "a".repeat(20_000))
                .get("/api/jobs")
                .then()
                .statusCode(431)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:headers-too-large"));
        given().get("/api/jobs?cursor=" + "a".repeat(9_000))
                .then()
                .statusCode(431)
                .contentType("application/problem+json");
    }

    /** Asked over a socket: no client would send these. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/jobs/%zz", "/api/jobs/%", "/api/jobs?cursor=%f", "/%zz", "/api/jobs/{id}", "/objects/a|b"})
    void an_address_that_is_none_is_named(String address) throws IOException {
        try (RawHttp client = RawHttp.toGateway()) {
            client.send("GET " + address + " HTTP/1.1", "Host: gateway", "Connection: close");

            assertThat(new String(client.in().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("urn:lightmill:error:malformed-request", "that is none of a URI");
        }
    }
}
