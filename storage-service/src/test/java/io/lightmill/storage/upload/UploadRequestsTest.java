package io.lightmill.storage.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.FolderResource;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be uploaded, and requests that say nothing. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class UploadRequestsTest extends UploadScene {

    @ParameterizedTest
    @CsvSource({"0, INPUT_EMPTY", "104857600, INPUT_TOO_LARGE", "-1, INPUT_EMPTY"})
    void sizes_out_of_bounds_are_refused_before_anything_is_sent(long bytes, ErrorCode code) {
        var answer = announce(user, new Uploads.File("a.png", bytes, "a".repeat(64)));

        assertThat(answer.state()).isEqualTo(Uploads.State.REFUSED);
        assertThat(type(answer)).isEqualTo(code.type());
    }

    @Test
    void names_and_hashes_out_of_bounds_are_refused() {
        assertThat(type(announce(user, new Uploads.File("x".repeat(401), 5, "a".repeat(64)))))
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED.type());
        // Half as many, each of which is two in the form in which names are kept.
        assertThat(type(announce(user, new Uploads.File("\u0958".repeat(201), 5, "a".repeat(64)))))
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED.type());
        assertThat(type(announce(user, new Uploads.File("x", 5, "../../etc"))))
                .isEqualTo(ErrorCode.INVALID_REQUEST.type());
        assertThat(announce(user, new Uploads.File("../../\u0000/😀.png", 5, "c".repeat(64)))
                        .name())
                .isEqualTo("😀.png");
    }

    @Test
    void requests_that_cannot_be_read_say_what_is_wrong() {
        storage.as(user)
                .body("{\"files\":")
                .post("/uploads")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo(ErrorCode.MALFORMED_REQUEST.type()));
        storage.as(user)
                .body("{\"files\":[{\"name\":\"a\",\"bytes\":\"many\",\"sha256\":\"b\"}]}")
                .post("/uploads")
                .then()
                .statusCode(400)
                .body("type", equalTo(ErrorCode.MALFORMED_REQUEST.type()))
                .body("errors[0].field", containsString("bytes"));
        storage.as(user)
                .body("{}")
                .post("/uploads")
                .then()
                .statusCode(422)
                .body("type", equalTo(ErrorCode.INVALID_REQUEST.type()))
                .body("errors[0].field", containsString("files"));
        storage.as(user)
                .body("{\"files\":[null]}")
                .post("/uploads")
                .then()
                .statusCode(422)
                .body("type", equalTo(ErrorCode.INVALID_REQUEST.type()))
                .body("errors[0].field", containsString("files[0]"));
        storage.as(user).body("[]").post("/uploads").then().statusCode(400).body("advice", notNullValue());
        storage.as(user)
                .get("/uploads")
                .then()
                .statusCode(405)
                .body("type", equalTo(ErrorCode.METHOD_NOT_ALLOWED.type()));
        storage.as(user)
                .contentType(ContentType.TEXT)
                .body("x")
                .post("/uploads")
                .then()
                .statusCode(415)
                .body("type", equalTo(ErrorCode.UNSUPPORTED_MEDIA_TYPE.type()));
        given().get("/limits").then().statusCode(401).body("type", equalTo(ErrorCode.UNAUTHENTICATED.type()));
        storage.as(user)
                .body("{\"items\":[]}")
                .post("/tickets")
                .then()
                .statusCode(403)
                .body("type", equalTo(ErrorCode.FORBIDDEN.type()));
        storage.as(user)
                .get("/nothing")
                .then()
                .statusCode(404)
                .body("type", equalTo(ErrorCode.NOT_FOUND.type()))
                .body("detail", equalTo(ErrorCode.NOT_FOUND.sentence()));
        List<Uploads.File> many = IntStream.range(0, 1001)
                .mapToObj(n -> new Uploads.File("a", 1, "a".repeat(64)))
                .toList();
        storage.as(user)
                .body(new Uploads.Request(many))
                .post("/uploads")
                .then()
                .statusCode(422)
                .body("type", equalTo(ErrorCode.LIMIT_EXCEEDED.type()));
    }

    @Test
    void limits_are_told() {
        storage.as(user)
                .get("/limits")
                .then()
                .statusCode(200)
                .body("filesPerRequest", equalTo(1000))
                .body("fileBytes", equalTo(52428800))
                .body("pixels", equalTo(64000000))
                .body("contentTypes", contains("image/png", "image/jpeg", "image/webp"));
    }
}
