package io.lightmill.job.item;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.contracts.api.Attempts;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ItemDetailTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @Inject
    Api api;

    @Inject
    Happenings happenings;

    private final UUID user = Ids.next();
    private UUID job = user;
    private UUID item = user;

    @BeforeEach
    void a_job() {
        Siblings.reset();
        job = api.aJob(user, 1, 1);
        item = api.items(job).getFirst();
    }

    @Test
    void an_item_tells_its_attempts_and_why_each_brought_nothing() {
        UUID lost = Ids.next();
        UUID failed = Ids.next();
        UUID stopped = Ids.next();
        happenings.lose(user, job, lost, item);
        happenings.fail(user, job, failed, item);
        Siblings.attempts = List.of(fact(lost, AT, true), fact(failed, AT, false), fact(stopped, null, false));

        api.as(user)
                .get("/items/" + item)
                .then()
                .statusCode(200)
                .body("item.id", equalTo(item.toString()))
                .body("item.error.code", equalTo("no-image"))
                .body("attempts.outcome", contains("lost", "failed", "running"))
                .body("attempts.code", contains("worker-lost", "no-image", null))
                .body("attempts[0].endpoint", equalTo("local"))
                .body("attempts[0].seconds", equalTo(4.5f))
                .body("attempts[2].endedAt", nullValue());
    }

    @Test
    void an_item_is_told_without_its_attempts_while_the_dispatcher_is_away() {
        Siblings.dispatcherAway = true;

        api.as(user)
                .get("/items/" + item)
                .then()
                .statusCode(200)
                .body("item.state", equalTo("queued"))
                .body("attempts", nullValue());
    }

    @Test
    void an_attempt_of_which_nothing_counts_is_over() {
        Siblings.attempts = List.of(fact(Ids.next(), AT, false));

        api.as(user)
                .get("/items/" + item)
                .then()
                .body("attempts", hasSize(1))
                .body("attempts.outcome", contains("over"));
    }

    private static Attempts.Fact fact(UUID id, @Nullable Instant endedAt, boolean lost) {
        return new Attempts.Fact(id, Ids.next(), "local", AT.minusSeconds(5), endedAt, 4.5, lost);
    }
}
