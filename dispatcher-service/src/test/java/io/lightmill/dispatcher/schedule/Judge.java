package io.lightmill.dispatcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;

/** Compares what the database and the outbox say with what really happened. */
@Singleton
class Judge {

    private final Fixture fixture;
    private final Sql sql;

    Judge(Fixture fixture, Sql sql) {
        this.fixture = fixture;
        this.sql = sql;
    }

    /** P2, counted where the truth is: requests that RunPod has and has not ended, and rows not known to be over. */
    void budgetHolds(Scene scene, int budget) {
        assertThat(scene.workers().live().size()).as("requests in flight").isLessThanOrEqualTo(budget);
        assertThat(fixture.count("invocation where state <> 'over'"))
                .as("permits")
                .isLessThanOrEqualTo(budget);
    }

    boolean somethingIsOpen() {
        return fixture.count("item where state in ('queued', 'processing', 'generated')") > 0;
    }

    /** P1, and what was said of each item: versions only grow, nothing follows a final word. */
    void everyItemEndedOnce() {
        assertThat(fixture.count("item where state not in ('archived', 'failed', 'cancelled')"))
                .as("open items")
                .isZero();
        assertThat(fixture.count("item where state = 'cancelled' and job_id not in "
                        + "(select id from job where cancelled_at is not null)"))
                .isZero();
        assertThat(fixture.count("attempt where deadline is not null")).isZero();
        new Said(sql).isInOrder();
    }
}
