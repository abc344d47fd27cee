package io.lightmill.dispatcher.overview;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class ItemAttemptsTest {

    @Inject
    Sql sql;

    @Inject
    ServiceTokens tokens;

    private final UUID job = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();

    @Test
    void an_items_attempts_are_told_oldest_first_and_no_others() {
        UUID lost = attempt(1, "lost", UUID.randomUUID(), item);
        UUID running = attempt(2, null, item, UUID.randomUUID());
        attempt(3, "done", UUID.randomUUID());

        given().header("Authorization", "Bearer " + tokens.forService())
                .get(path(item))
                .then()
                .statusCode(200)
                .body("id", contains(lost.toString(), running.toString()))
                .body("lost", contains(true, false))
                .body("[0].endedAt", notNullValue())
                .body("[1].endedAt", nullValue())
                .body("[0].endpoint", equalTo("local"));
    }

    @Test
    void an_id_that_lies_across_two_others_is_none_of_them() {
        byte[] both = Ids.bytes(List.of(UUID.randomUUID(), UUID.randomUUID()));
        byte[] across = new byte[16];
        System.arraycopy(both, 8, across, 0, 16);
        attempt(1, null, Ids.list(both).toArray(UUID[]::new));

        given().header("Authorization", "Bearer " + tokens.forService())
                .get(path(Ids.of(across)))
                .then()
                .body("$", hasSize(0));
    }

    @Test
    void only_services_ask() {
        given().get(path(item)).then().statusCode(401);
        given().header("Authorization", "Bearer " + tokens.forUser(UUID.randomUUID()))
                .get(path(item))
                .then()
                .statusCode(403);
    }

    private String path(UUID itemId) {
        return "/jobs/" + job + "/items/" + itemId + "/attempts";
    }

    /** Ids grow with their numbers. */
    private UUID attempt(int number, @Nullable String reason, UUID... items) {
        UUID id = new UUID(number, number);
        String ended = reason == null ? "null" : "utc_timestamp(6)";
        String deadline = reason == null ? "utc_timestamp(6)" : "null";
        sql.update("delete from attempt where id = ?", id);
        sql.update(
                """
                insert into attempt (id, invocation_id, run_id, number, job_id, user_id, endpoint, engine, items, started_at,
                  deadline, session_end, beat_at, predicted, ended_at, reason)
                values (?, ?, ?, 1, ?, ?, 'local', 'augment', ?, utc_timestamp(6), %s, utc_timestamp(6), utc_timestamp(6), 1, %s, ?)
                """.formatted(deadline, ended),
                id,
                UUID.randomUUID(),
                UUID.randomUUID(),
                job,
                UUID.randomUUID(),
                Ids.bytes(List.of(items)),
                reason);
        return id;
    }
}
