package io.lightmill.job.parts;

import io.lightmill.contracts.event.EventType;
import io.lightmill.identity.Roles;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.job.id.Ids;
import io.lightmill.job.sql.Database;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What tests do over and over: call as somebody, submit, look at what was said. */
@ApplicationScoped
public class Api {

    private final ServiceTokens tokens;
    private final Database database;

    Api(ServiceTokens tokens, Database database) {
        this.tokens = tokens;
        this.database = database;
    }

    /** Somebody who has nothing yet. */
    public UUID aUser() {
        return Ids.next();
    }

    public RequestSpecification as(UUID userId) {
        return bearer(tokens.forUser(userId));
    }

    public RequestSpecification asAdmin(UUID userId) {
        return bearer(tokens.forUser(userId, Roles.USER, Roles.ADMIN));
    }

    public RequestSpecification asService() {
        return bearer(tokens.forService());
    }

    private static RequestSpecification bearer(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    public ValidatableResponse submit(UUID userId, String body) {
        return as(userId).body(body).post("/jobs").then();
    }

    /** Submits an automatic job and answers its id. */
    public UUID aJob(UUID userId, int inputs, int variations) {
        String id = submit(userId, automatic(inputs, variations))
                .statusCode(202)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    public static String automatic(int inputs, int variations) {
        return """
                {"mode": "automatic", "groupName": "mills", "prompt": "a mill at dusk", "engine": "augment",
                 "variations": %d, "inputs": [%s]}""".formatted(variations, inputs(inputs));
    }

    public static String inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"sha256\": \"%s\"}".formatted(sha256(i)))
                .collect(Collectors.joining(", "));
    }

    public static String sha256(int number) {
        return "%064x".formatted(number + 1);
    }

    /** Ids of a job's items by ordinal. */
    public List<UUID> items(UUID jobId) {
        return database.list("select id from item where job_id = ? order by ordinal", row -> row.uuid("id"), jobId);
    }

    /** Bodies of the events of that type that wait in the outbox under that key, in order. */
    public List<String> said(EventType type, UUID key) {
        return database.list(
                "select convert(body using utf8mb4) as body from outbox where type = ? and record_key = ? order by id",
                row -> row.text("body"),
                type.type(),
                key.toString());
    }
}
