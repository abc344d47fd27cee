package io.lightmill.job.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.contracts.event.EventType;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobControlTest {

    @Inject
    Api api;

    @Inject
    Database database;

    private final UUID user = Ids.next();

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void a_cancel_is_committed_said_and_told_to_the_dispatcher() {
        UUID job = api.aJob(user, 2, 1);

        post(job, "cancel").statusCode(200).body("cancelRequested", equalTo(true), "state", equalTo("queued"));

        assertThat(Siblings.DISPATCHER_CALLS).containsExactly("/jobs/" + job + "/cancel");
        assertThat(api.said(EventType.JOB_CANCEL_REQUESTED, job)).hasSize(1);
    }

    @Test
    void while_the_dispatcher_is_away_the_answer_is_202_and_the_event_does_it_later() {
        UUID job = api.aJob(user, 2, 1);
        Siblings.dispatcherAway = true;

        post(job, "cancel").statusCode(202).body("cancelRequested", equalTo(true));
        post(job, "pause").statusCode(202);

        assertThat(api.said(EventType.JOB_CANCEL_REQUESTED, job)).hasSize(1);
    }

    @Test
    void a_cancel_said_again_is_told_again_and_changes_nothing_else() {
        UUID job = api.aJob(user, 2, 1);
        Siblings.dispatcherAway = true;
        post(job, "cancel").statusCode(202);
        Siblings.dispatcherAway = false;

        post(job, "cancel").statusCode(200);

        assertThat(Siblings.DISPATCHER_CALLS).hasSize(1);
        assertThat(api.said(EventType.JOB_CANCEL_REQUESTED, job)).hasSize(1);
    }

    @Test
    void each_change_of_the_pause_has_a_newer_version() {
        UUID job = api.aJob(user, 2, 1);

        post(job, "pause").statusCode(200).body("paused", equalTo(true));
        post(job, "pause").statusCode(200);
        post(job, "resume").statusCode(200).body("paused", equalTo(false));

        assertThat(Siblings.DISPATCHER_CALLS)
                .containsExactly(
                        "/jobs/" + job + "/pause?version=1",
                        "/jobs/" + job + "/pause?version=1",
                        "/jobs/" + job + "/resume?version=2");
        assertThat(api.said(EventType.JOB_PAUSED, job)).hasSize(2);
    }

    @Test
    void what_has_ended_is_not_steered_any_more() {
        UUID job = api.aJob(user, 1, 1);
        database.update("""
                update job set queued_items = 0, completed_items = 1, state = 'completed', started_at = created_at,
                    finished_at = created_at where id = ?""", job);

        for (String word : new String[] {"cancel", "pause", "resume"}) {
            post(job, word)
                    .statusCode(409)
                    .body("type", equalTo("urn:lightmill:error:conflict"))
                    .body("detail", equalTo("The job has ended already: it is completed."));
        }
        assertThat(Siblings.DISPATCHER_CALLS).isEmpty();
    }

    @Test
    void a_dead_dispatcher_does_not_stop_submissions() {
        Siblings.dispatcherAway = true;

        api.submit(user, Api.automatic(1, 1)).statusCode(202);
    }

    private ValidatableResponse post(UUID job, String word) {
        return api.as(user).post("/jobs/" + job + "/" + word).then();
    }
}
