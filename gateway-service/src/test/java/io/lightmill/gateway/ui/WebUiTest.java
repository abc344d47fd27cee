package io.lightmill.gateway.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The UI's files and its page, on a small sample of a build. */
@QuarkusTest
@TestProfile(WebUiTest.WithSample.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class WebUiTest {

    private static final String SCRIPT = "/assets/app-Dk3fQ9xA.js";

    public static final class WithSample implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lightmill.gateway.ui.folder", "ui-sample",
                    "lightmill.gateway.ui.bucket-origins", "https://bucket.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/jobs/0190aaaa-0000-7000-8000-00000000000f", "/gallery", "/jobs/a.b"})
    void whatever_only_the_page_knows_is_the_page_and_asked_for_anew_each_time(String path) {
        browser()
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", equalTo("no-cache"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .body(containsString("<title>Lightmill"));
    }

    @Test
    void the_page_runs_nothing_but_what_comes_from_here_and_is_framed_by_nobody() {
        String policy = browser().get("/").header("Content-Security-Policy");

        assertThat(policy)
                .startsWith("default-src 'self';")
                .contains("script-src 'self' 'wasm-unsafe-eval';", "style-src 'self' 'unsafe-inline';")
                .contains("img-src 'self' blob: data: https://bucket.example;")
                .contains("connect-src 'self' https://bucket.example;")
                .contains("frame-ancestors 'none'")
                .doesNotContain(" 'unsafe-eval'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/nothing", "/api", "/objects/nothing", "/q/nothing", "/assets/gone-Dk3fQ9xA.js", "/assets"})
    void what_has_an_address_of_its_own_is_never_the_page(String path) {
        browser().get(path).then().statusCode(not(200)).body(not(containsString("<title>Lightmill")));
    }

    @Test
    void a_program_that_wants_no_page_gets_none() {
        given().accept("application/json").get("/gallery").then().statusCode(404);
        browser().post("/gallery").then().statusCode(not(200));
    }

    @Test
    void what_is_named_by_its_content_is_kept_for_good() {
        plain().get(SCRIPT)
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("Content-Encoding", nullValue())
                .header("Vary", equalTo("Accept-Encoding"));
    }

    @Test
    void the_smallest_form_that_is_taken_is_sent() {
        assertThat(encoded("gzip, deflate, br").header("Content-Encoding")).isEqualTo("br");
        assertThat(encoded("gzip, br;q=0").header("Content-Encoding")).isEqualTo("gzip");
        assertThat(encoded("identity").header("Content-Encoding")).isNull();
        assertThat(encoded("gzip").header("ETag")).isNotEqualTo(encoded("br").header("ETag"));
    }

    @Test
    void what_is_known_already_is_not_sent_again() {
        String etag = browser().get("/theme.js").header("ETag");

        browser().header("If-None-Match", etag).get("/theme.js").then().statusCode(304);
        browser().head("/theme.js").then().statusCode(200).header("Content-Length", "48");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../application.properties",
                "/..%2fapplication.properties",
                "/.hidden",
                "//etc/passwd"
            })
    void no_other_file_of_the_class_path_comes_out(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);

        assertThat(answer.statusCode()).isIn(400, 401, 404);
    }

    private static RequestSpecification browser() {
        return given().accept("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static RequestSpecification plain() {
        return given().config(RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private static Response encoded(String accepted) {
        return plain().header("Accept-Encoding", accepted).get(SCRIPT);
    }
}
