package io.lightmill.storage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.lightmill.contracts.api.InputsLookup;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Tickets;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.storage.archive.Archivist;
import io.lightmill.storage.archive.JobTraces;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The way of one image through this service, over HTTP: uploaded, given out, made, archived, bundled. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class OneImageTest {

    private final UUID user = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private final UUID attempt = UUID.randomUUID();

    @Inject
    ServiceTokens tokens;

    @Inject
    Archivist archivist;

    FakeJobs jobs;

    @Test
    void an_image_goes_in_as_input_and_comes_out_in_a_zip() throws IOException {
        // An input
        byte[] picture = Pictures.png(20, 10, 1);
        String sha256 = Pictures.sha256(picture);
        var announced = asUser().body(
                        new Uploads.Request(List.of(new Uploads.File("../cats/tom.png", picture.length, sha256))))
                .post("/uploads")
                .then()
                .statusCode(200)
                .extract()
                .as(Uploads.Answer.class)
                .files()
                .getFirst();
        assertThat(announced.state()).isEqualTo(Uploads.State.SEND);
        put(announced.ticket(), picture, 201);
        put(announced.ticket(), picture, 412);
        var stored = asUser().body(new Uploads.Completion(List.of(sha256)))
                .post("/uploads/complete")
                .then()
                .statusCode(200)
                .extract()
                .as(Uploads.Answer.class)
                .files()
                .getFirst();
        assertThat(stored.state()).isEqualTo(Uploads.State.STORED);
        assertThat(stored.name()).isEqualTo("cats/tom.png");
        assertThat(stored.width()).isEqualTo(20);
        asService()
                .body(new InputsLookup.Request(user, List.of(sha256, "f".repeat(64))))
                .post("/inputs/lookup")
                .then()
                .statusCode(200)
                .body("inputs.size()", equalTo(1));

        // Its tickets
        var granted = asService()
                .body(new Tickets.Request(List.of(new Tickets.Wanted(user, job, item, attempt, List.of(sha256)))))
                .post("/tickets")
                .then()
                .statusCode(200)
                .extract()
                .as(Tickets.Answer.class)
                .items()
                .getFirst();
        byte[] fetched = given().urlEncodingEnabled(false)
                .get(local(granted.inputs().getFirst()))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(fetched).isEqualTo(picture);
        byte[] made = Pictures.png(8, 8, 2);
        put(granted.output(), made, 201);

        // Its archiving
        archivist.archive(List.of(generated(made)), new JobTraces());
        asUser().get("/items/" + item + "/output")
                .then()
                .statusCode(200)
                .header("ETag", '"' + Pictures.sha256(made) + '"')
                .header("X-Content-Type-Options", "nosniff");
        asUser().get("/items/" + item + "/preview").then().statusCode(200).contentType("image/jpeg");
        given().header("Authorization", "Bearer " + tokens.forUser(UUID.randomUUID()))
                .get("/items/" + item + "/output")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:lightmill:error:not-found"));

        // Its bundle
        jobs.put(
                user,
                Jobs.job(job, UUID.randomUUID(), Mode.AUTOMATIC, JobState.COMPLETED, 1, 0),
                List.of(Jobs.completed(job, item, attempt, 0, "cats/tom.png", made)));
        var zip = asUser().get("/bundles/jobs/" + job + "?format=zip")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .extract();
        assertThat(unzipped(zip.asByteArray()))
                .containsOnlyKeys(
                        "Cats & _dogs_/A job_with_ a name/tom__v01_s1000.png",
                        "job.json",
                        "manifest.jsonl",
                        "errors.csv")
                .containsEntry("Cats & _dogs_/A job_with_ a name/tom__v01_s1000.png", made);
        assertThat(zip.header("Content-Length")).isEqualTo(Integer.toString(zip.asByteArray().length));
    }

    private ItemGenerated generated(byte[] made) {
        var output =
                new GeneratedOutput("image/png", made.length, Pictures.sha256(made), 8, 8, false, 0.5, null, Map.of());
        return new ItemGenerated(job, item, user, attempt, 2, output, 1, Instant.now());
    }

    private static void put(Ticket ticket, byte[] bytes, int status) {
        given().urlEncodingEnabled(false).body(bytes).put(local(ticket)).then().statusCode(status);
    }

    private static String local(Ticket ticket) {
        assertThat(ticket.url()).startsWith("http://gateway.test/objects/");
        return ticket.url().substring("http://gateway.test".length());
    }

    private RequestSpecification asUser() {
        return given().header("Authorization", "Bearer " + tokens.forUser(user)).contentType(ContentType.JSON);
    }

    private RequestSpecification asService() {
        return given().header("Authorization", "Bearer " + tokens.forService()).contentType(ContentType.JSON);
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
