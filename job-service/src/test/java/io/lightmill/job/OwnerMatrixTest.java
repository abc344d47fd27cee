package io.lightmill.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route of the API document × owner, another user, a service, nobody. A route without a row fails. */
@QuarkusTest
class OwnerMatrixTest {

    @Inject
    Api api;

    @Inject
    Happenings happenings;

    private final UUID owner = Ids.next();
    private final UUID other = Ids.next();
    private String job = "";
    private String group = "";
    private String key = "";
    private String item = "";
    private String selection = "";

    /**
     * One route.
     *
     * @param statuses of the owner, another user, a service, nobody
     */
    private record Row(String method, String path, String body, List<Integer> statuses) {
        String route() {
            return method + " " + path;
        }
    }

    private List<Row> rows() {
        String picked = "{\"itemIds\": [\"" + item + "\"]}";
        String signedOut = "{\"session\": \"" + Ids.next() + "\", \"ends\": \"2030-01-01T00:00:00Z\"}";
        String named = "{\"name\": \"%s\"}";
        String submission = Api.automatic(1, 1).replace("\"groupName\": \"mills\"", "\"groupId\": \"" + group + "\"");
        return List.of(
                row("POST", "/groups", named.formatted("mine"), 201, 201, 403, 401),
                row("GET", "/groups", "", 200, 200, 403, 401),
                row("GET", "/groups/{id}", "", 200, 404, 403, 401),
                row("PATCH", "/groups/{id}", named.formatted("other"), 200, 404, 403, 401),
                row("GET", "/groups/{id}/jobs", "", 200, 404, 403, 401),
                row("POST", "/jobs", submission, 202, 404, 403, 401),
                row("GET", "/jobs", "", 200, 200, 403, 401),
                row("GET", "/jobs/{id}", "", 200, 404, 403, 401),
                row("GET", "/jobs/{id}/items", "", 200, 404, 403, 401),
                row("POST", "/jobs/{id}/pause", "", 200, 404, 403, 401),
                row("POST", "/jobs/{id}/resume", "", 200, 404, 403, 401),
                row("POST", "/jobs/{id}/cancel", "", 200, 404, 403, 401),
                row("GET", "/jobs/{id}/bundle", "", 200, 404, 403, 401),
                row("GET", "/jobs/{id}/submission", "", 200, 404, 403, 401),
                row("GET", "/jobs/{id}/failures", "", 200, 404, 403, 401),
                row("POST", "/jobs/{id}/retry", "{}", 409, 404, 403, 401),
                row("PATCH", "/jobs/{id}", named.formatted("other"), 200, 404, 403, 401),
                row("GET", "/outputs", "", 200, 200, 403, 401),
                row("GET", "/items/{id}", "", 200, 404, 403, 401),
                row("PUT", "/items/{id}/favourite", "", 204, 404, 403, 401),
                row("DELETE", "/items/{id}/favourite", "", 204, 404, 403, 401),
                row("PUT", "/items/{id}/rejected", "", 204, 404, 403, 401),
                row("DELETE", "/items/{id}/rejected", "", 204, 404, 403, 401),
                row("POST", "/items/marks", picked.replace("}", ", \"favourite\": true}"), 204, 404, 403, 401),
                row("POST", "/selections", picked, 201, 404, 403, 401),
                row("GET", "/selections/{id}", "", 200, 404, 403, 401),
                row("GET", "/selections/{id}/items", "", 200, 404, 403, 401),
                row("GET", "/selections/{id}/jobs", "", 200, 404, 403, 401),
                row("POST", "/keys", named.formatted("k"), 201, 201, 403, 401),
                row("GET", "/keys", "", 200, 200, 403, 401),
                row("DELETE", "/keys/{id}", "", 204, 404, 403, 401),
                row("POST", "/keys/verify", "{\"key\": \"lm_\"}", 403, 403, 404, 401),
                row("POST", "/keys/sign-out", signedOut, 403, 403, 204, 401),
                row("POST", "/users", named.formatted("u"), 403, 403, 403, 401),
                row("GET", "/engines", "", 200, 200, 403, 401),
                row("GET", "/limits", "", 200, 200, 200, 200));
    }

    private static Row row(String method, String path, String body, Integer... statuses) {
        return new Row(method, path, body, List.of(statuses));
    }

    @BeforeEach
    void an_owner_with_things() {
        Siblings.reset();
        // Keys belong to accounts: both are users that an administrator made.
        job = api.aJob(owner, 1, 1).toString();
        group = api.as(owner).get("/jobs/" + job).path("groupId");
        UUID done = api.aJob(owner, 1, 1);
        happenings.complete(owner, done, api.items(done));
        item = api.items(done).getFirst().toString();
        selection = api.as(owner)
                .body("{\"itemIds\": [\"" + item + "\"]}")
                .post("/selections")
                .path("id");
    }

    @Test
    void nobody_but_the_owner_sees_or_changes_a_thing() {
        UUID keyOwner = anAccount();
        key = api.as(keyOwner).get("/keys").path("[0].id");
        for (Row row : rows()) {
            UUID first = row.path().startsWith("/keys") ? keyOwner : owner;
            UUID stranger = row.path().startsWith("/keys") ? anAccount() : other;
            assertThat(List.of(
                            call(row, RestAssured.given()),
                            call(row, api.asService()),
                            call(row, api.as(stranger)),
                            call(row, api.as(first))))
                    .as(row.route())
                    .isEqualTo(row.statuses().reversed());
        }
    }

    @Test
    void lists_hold_the_callers_own_things_only() {
        List<String> routes = List.of("/jobs", "/groups", "/outputs");
        for (String route : routes) {
            List<Object> strangers = api.as(other).get(route).path("items");
            List<Object> own = api.as(owner).get(route).path("items");
            assertThat(strangers).isEmpty();
            assertThat(own).isNotEmpty();
        }
    }

    @Test
    void every_route_of_the_document_has_a_row() {
        Map<String, Map<String, Object>> paths = RestAssured.given()
                .accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .path("paths");
        Set<String> documented = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(operation ->
                        Set.of("get", "post", "put", "patch", "delete", "head").contains(operation))
                .forEach(operation -> documented.add(operation.toUpperCase(Locale.ROOT) + " " + path)));

        Set<String> tested = rows().stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).isEqualTo(documented);
    }

    private UUID anAccount() {
        String id = api.asAdmin(other)
                .body("{\"name\": \"somebody\"}")
                .post("/users")
                .path("id");
        return UUID.fromString(id);
    }

    private int call(Row row, RequestSpecification as) {
        String id = switch (row.path().split("/")[1]) {
            case "groups" -> group;
            case "keys" -> key;
            case "items" -> item;
            case "selections" -> selection;
            default -> job;
        };
        RequestSpecification request = as.contentType(ContentType.JSON);
        if (!row.body().isEmpty()) {
            request = request.body(row.body());
        }
        return request.request(row.method(), row.path().replace("{id}", id)).statusCode();
    }
}
