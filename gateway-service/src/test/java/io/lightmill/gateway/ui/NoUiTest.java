package io.lightmill.gateway.ui;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that was built without the UI serves the API alone. */
@QuarkusTest
@TestProfile(NoUiTest.WithoutFiles.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class NoUiTest {

    public static final class WithoutFiles implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lightmill.gateway.ui.folder", "nowhere");
        }
    }

    @Test
    void whoever_arrives_is_led_to_the_documentation() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/q/swagger-ui/"));
    }

    @Test
    void an_address_of_the_ui_is_none() {
        given().accept("text/html").get("/gallery").then().statusCode(404);
    }
}
