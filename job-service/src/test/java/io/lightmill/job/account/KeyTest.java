package io.lightmill.job.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;

import io.lightmill.job.parts.Api;
import io.lightmill.job.sql.Database;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeyTest {

    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    FirstAdministrator administrator;

    private final String adminKey = ConfigProvider.getConfig().getValue("lightmill.job.admin-key", String.class);

    @Test
    void the_deployments_key_is_an_administrators_however_often_the_service_starts() {
        administrator.onStart(new StartupEvent());

        verify(adminKey).statusCode(200).body("role", equalTo("admin"));
        assertThat(database.find("select count(*) as n from account where role = 'admin'", row -> row.number("n")))
                .hasValue(1);
    }

    @Test
    void an_administrator_makes_a_user_whose_key_is_verified_and_never_stored() {
        ValidatableResponse made = api.asAdmin(api.aUser())
                .body("{\"name\": \"Ada\"}")
                .post("/users")
                .then();
        String key = made.statusCode(201)
                .body("key.key", matchesRegex("lm_[0-9A-Za-z]{8}_[0-9A-Za-z_-]{43}"))
                .extract()
                .path("key.key");

        verify(key).statusCode(200).body("userName", equalTo("Ada"), "role", equalTo("user"));
        assertThat(database.list(
                        "select hex(sha256) as h, prefix from api_key", row -> row.text("h") + row.text("prefix")))
                .noneMatch(stored -> stored.contains(key.substring(12)));
    }

    @Test
    void a_revoked_key_is_nobodys() {
        String made = api.asAdmin(api.aUser())
                .body("{\"name\": \"Bob\"}")
                .post("/users")
                .then()
                .extract()
                .asString();
        UUID user = UUID.fromString(JsonPath.from(made).getString("id"));
        String second = api.as(user)
                .body("{\"name\": \"laptop\"}")
                .post("/keys")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        var json = JsonPath.from(second);
        verify(json.getString("key")).statusCode(200);

        api.as(user).delete("/keys/" + json.getString("id")).then().statusCode(204);
        api.as(user).delete("/keys/" + json.getString("id")).then().statusCode(204);

        verify(json.getString("key")).statusCode(404);
        api.as(user).get("/keys").then().body("$", hasSize(2)).body("[0].revokedAt", notNullValue());
    }

    @Test
    void a_key_is_nobodys_in_a_session_that_was_signed_out_of_and_only_there() {
        UUID session = UUID.randomUUID();
        verify(adminKey, session).statusCode(200);

        signOut(session, Instant.now().plus(Duration.ofDays(7))).statusCode(204);
        signOut(session, Instant.now().plus(Duration.ofDays(7))).statusCode(204);

        verify(adminKey, session).statusCode(404);
        verify(adminKey, UUID.randomUUID()).statusCode(200);
        verify(adminKey).statusCode(200);
    }

    @Test
    void what_could_not_be_used_any_more_is_forgotten_when_somebody_signs_out() {
        UUID over = UUID.randomUUID();
        signOut(over, Instant.now().minus(Duration.ofDays(2))).statusCode(204);

        signOut(UUID.randomUUID(), Instant.now()).statusCode(204);

        assertThat(database.list("select session_id from sign_out", row -> row.uuid("session_id")))
                .isNotEmpty()
                .doesNotContain(over);
    }

    @Test
    void signing_out_names_a_session_and_its_end() {
        for (String body : List.of("null", "{}", "{\"session\": \"0190aaaa-0000-7000-8000-000000000001\"}")) {
            api.asService().body(body).post("/keys/sign-out").then().statusCode(422);
        }
    }

    @Test
    void a_key_with_another_secret_or_of_no_form_is_nobodys() {
        verify(adminKey.substring(0, 54) + "X").statusCode(404).body("type", equalTo("urn:lightmill:error:not-found"));
        verify("nonsense").statusCode(404);
        api.asService().body("{}").post("/keys/verify").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys", "/users"})
    void a_name_that_is_none_is_refused_by_its_field(String path) {
        List<String> names = List.of(
                "",
                " ",
                "x".repeat(121),
                "x".repeat(500),
                "a\\u0000b",
                "a\u202eb",
                "a\\u2028b",
                "a\\ud83d",
                "\\u00a0 \\u200b");
        for (String name : names) {
            api.asAdmin(api.aUser())
                    .body("{\"name\": \"" + name + "\"}")
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:lightmill:error:invalid-request"))
                    .body("errors[0].field", endsWith("name"));
        }
        for (String body : List.of("null", "{}")) {
            api.asAdmin(api.aUser())
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:lightmill:error:invalid-request"));
        }
    }

    @Test
    void who_may_not_make_users_is_told_so() {
        api.as(api.aUser())
                .body("{\"name\": \"Eve\"}")
                .post("/users")
                .then()
                .statusCode(403)
                .body("detail", equalTo("This key may not do that."));
    }

    @Test
    void a_key_does_not_show_its_secret_in_a_log() {
        ApiKey key = ApiKey.draw();

        assertThat(key.toString())
                .contains(key.prefix())
                .doesNotContain(key.text().substring(12));
    }

    private ValidatableResponse signOut(UUID session, Instant ends) {
        return api.asService()
                .body("{\"session\": \"" + session + "\", \"ends\": \"" + ends + "\"}")
                .post("/keys/sign-out")
                .then();
    }

    private ValidatableResponse verify(String key, UUID session) {
        return api.asService()
                .body("{\"key\": \"" + key + "\", \"session\": \"" + session + "\"}")
                .post("/keys/verify")
                .then();
    }

    private ValidatableResponse verify(String key) {
        return api.asService()
                .body("{\"key\": \"" + key + "\"}")
                .post("/keys/verify")
                .then();
    }
}
