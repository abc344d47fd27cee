package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Lane;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys that made two jobs, got two answers or carried two bodies, and jobs without any key: all break P8. */
class OneJobPerKeyTest extends TwoItems {

    @Test
    void twoJobsUnderOneKeyBreakP8() {
        goWell();
        story.ends(emptyJob(order.key()));

        assertThat(story.broken().get(Promise.P8)).contains("made 2 jobs");
    }

    @Test
    void twoAnswersUnderOneKeyBreakP8() {
        goWell();
        story.client(Story.submission(2, order, 202, UUID.randomUUID()));

        assertThat(story.broken().get(Promise.P8)).contains("several jobs");
    }

    @Test
    void anotherBodyUnderOneKeyBreaksP8() {
        goWell();
        story.client(new ClientLine.Submitted(
                Story.at(2), Story.at(3), "anna", order.key(), "another body", 2, 202, order.id()));

        assertThat(story.broken().get(Promise.P8)).contains("two bodies");
    }

    @Test
    void anotherBodyThatIsRefusedAsSomethingElseBreaksP8() {
        goWell();
        story.client(another(404));

        assertThat(story.broken().get(Promise.P8)).contains("was answered 404");
    }

    @Test
    void anotherBodyThatIsRefusedForWhatItIsOrForNowBreaksNothing() {
        goWell();
        List.of(422, 429, 503, 0).forEach(status -> story.client(another(status)));

        assertThat(story.broken()).isEmpty();
    }

    private ClientLine another(int status) {
        return new ClientLine.Submitted(Story.at(2), Story.at(3), "anna", order.key(), "another body", 2, status, null);
    }

    @Test
    void aJobOfNobodysSubmissionBreaksP8() {
        goWell();
        story.ends(emptyJob("unheard of"));

        assertThat(story.broken().get(Promise.P8)).contains("was never submitted");
    }

    @Test
    void aSubmissionWhoseAnswersWereAllLostMayBeAJobOrNone() {
        goWell();
        Story.Order lost = new Story.Order(UUID.randomUUID(), "anna", "lost", List.of(UUID.randomUUID()));
        story.client(Story.submission(2, lost, 0, null));
        story.client(Story.submission(3, lost, 503, null));

        assertThat(story.broken()).isEmpty();
    }

    private static JobEnd emptyJob(String key) {
        return new JobEnd(
                UUID.randomUUID(),
                "anna",
                key,
                Lane.BULK,
                JobState.FAILED,
                false,
                new ItemCounts(0, 0, 0, 0, 0, 0, 0),
                List.of());
    }
}
