package io.lightmill.dispatcher.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.contracts.event.ItemsCancelled;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The versions of cancelled items are counted on by one statement, and said as they are: a mirror believes the newest. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class CancelledItemsTest {

    private static final long AHEAD_OF_THE_CLOCK = 1L << 50;

    @Inject
    Fixture fixture;

    @Inject
    JobFlags flags;

    @Inject
    Sql sql;

    @Inject
    Json json;

    @BeforeEach
    void begin() {
        fixture.empty();
    }

    @Test
    void whatIsSaidOfThemIsWhatTheirRowsSay() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.BULK, 3));
        UUID restored = job.items().getFirst();
        sql.update("update item set version = ? where id = ?", AHEAD_OF_THE_CLOCK, restored);

        flags.cancel(job.id());
        assertThat(flags.cancelWaiting(job.id())).isEqualTo(3);

        List<ItemVersion> rows = sql.list(
                "select id, version from item where job_id = ? and state = 'cancelled'",
                c -> new ItemVersion(c.uuid("id"), c.large("version")),
                job.id());
        assertThat(said(job.id())).containsExactlyInAnyOrderElementsOf(rows).hasSize(3);
        assertThat(rows).contains(new ItemVersion(restored, AHEAD_OF_THE_CLOCK + 1));
    }

    private List<ItemVersion> said(UUID job) {
        return sql
                .list(
                        "select body from outbox where record_key = ? and type = ?",
                        c -> json.read(new String(c.bytes("body"), UTF_8), ItemsCancelled.class),
                        job.toString(),
                        EventType.ITEMS_CANCELLED.type())
                .stream()
                .flatMap(word -> word.items().stream())
                .toList();
    }
}
