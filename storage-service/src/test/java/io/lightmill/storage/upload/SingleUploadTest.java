package io.lightmill.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One file as one request. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class SingleUploadTest {

    private final UUID user = UUID.randomUUID();

    @Inject
    Storage storage;

    @Inject
    ServiceTokens tokens;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI address;

    @Test
    void one_file_as_the_body_becomes_an_input() {
        byte[] picture = Pictures.jpegLying(40, 20, 6);

        storage.as(user)
                .contentType("image/jpeg")
                .queryParam("name", "über/katze.jpg")
                .body(picture)
                .post("/upload-image")
                .then()
                .statusCode(201)
                .body("sha256", equalTo(Pictures.sha256(picture)))
                .body("name", equalTo("über/katze.jpg"))
                .body("width", equalTo(20))
                .body("state", equalTo("stored"));
        storage.as(user).get("/inputs/" + Pictures.sha256(picture)).then().statusCode(200);
    }

    @Test
    void one_bad_file_as_the_body_is_a_problem() {
        post(new byte[0]).body("type", equalTo(ErrorCode.INPUT_EMPTY.type()));
        post("<html>".getBytes()).body("type", equalTo(ErrorCode.INPUT_NOT_AN_IMAGE.type()));
        post(Pictures.pngBomb(65535, 65535)).body("type", equalTo(ErrorCode.INPUT_TOO_MANY_PIXELS.type()));
    }

    @Test
    void one_file_larger_than_allowed_is_refused_while_it_streams() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "upload-image"))
                .header("Authorization", "Bearer " + tokens.forUser(user))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[60_000_000]))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(ErrorCode.INPUT_TOO_LARGE.type());
        }
    }

    private ValidatableResponse post(byte[] body) {
        return storage.as(user)
                .contentType("application/octet-stream")
                .body(body)
                .post("/upload-image")
                .then()
                .statusCode(422);
    }
}
