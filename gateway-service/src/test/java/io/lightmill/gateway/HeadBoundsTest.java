package io.lightmill.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What is too long to be taken is refused with a problem document. */
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
}
