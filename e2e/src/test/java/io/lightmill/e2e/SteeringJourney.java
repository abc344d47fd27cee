package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancel, pause, resume, repeat, ask first. */
@OnStack(Workers.SIMULATED)
@Order(29)
@Tag("fast")
class SteeringJourney {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aCancelledJobIsHandedOutNoMoreAndKeepsWhatWasFinished(Stack stack, @TempDir Path folder) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("to be cancelled", 1_000);
        Waiting.untilFinalItems(person.api(), job.id(), 50, PATIENCE);

        Answer answer = person.api().steer(job.id(), "cancel");
        Instant answered = Instant.now();

        JobView done = Waiting.untilFinal(person.api(), job.id(), PATIENCE);
        assertThat(done.state()).isEqualTo(JobState.CANCELLED);
        assertThat(done.cancelRequested()).isTrue();
        assertThat(done.items().cancelled()).isPositive();
        assertThat(done.items().completed()).isGreaterThanOrEqualTo(50);
        assertThat(done.items().cancelled()
                        + done.items().completed()
                        + done.items().failed())
                .isEqualTo(1_000);
        if (answer.status() == 200) {
            assertNothingIsBoundAfter(answered, stack.ledger(), job.id());
        }
        Bundle bundle = Bundle.read(person.api().downloadJob(job.id(), folder.resolve("cancelled.zip")));
        BundleComparison.assertHoldsExactly(bundle, person.api().items(job.id()));
    }

    @Test
    void aPausedJobIsHandedOutNoMoreUntilItIsResumed(Stack stack) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("to be paused", 1_000);
        Waiting.untilFinalItems(person.api(), job.id(), 50, PATIENCE);

        assertThat(person.api().steer(job.id(), "pause").as(JobView.class).paused())
                .isTrue();

        // What was running goes on to its end; then the job stands still with items in its queue.
        JobView still = Waiting.until(
                person.api(),
                job.id(),
                PATIENCE,
                view -> view.items().processing() == 0 && view.items().generated() == 0);
        assertThat(still.items().queued()).isPositive();
        assertThat(still.state()).isEqualTo(JobState.PROCESSING);

        assertThat(person.api().steer(job.id(), "resume").as(JobView.class).paused())
                .isFalse();
        JobView done = Waiting.untilFinal(person.api(), job.id(), PATIENCE);
        assertThat(done.items().completed()).isEqualTo(1_000);
    }

    @Test
    void aSubmissionRepeatedUnderItsKeyIsTheSameJob(Stack stack) {
        Person person = Person.newcomer(stack.admin());
        SubmitJob submission =
                Submission.automatic("once", person.uploadPictures(2), 2).build();
        String key = UUID.randomUUID().toString();

        Answer first = person.api().submit(submission, key).expect(202);
        Answer again = person.api().submit(submission, key).expect(202);
        Answer other = person.api()
                .submit(
                        Submission.automatic("twice", person.uploadPictures(2), 2)
                                .build(),
                        key);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotency-replayed")).hasValue("true");
        assertThat(other.isProblem(ErrorCode.IDEMPOTENCY_KEY_REUSED))
                .as(other.toString())
                .isTrue();
        assertThat(Belongings.of(person.api()).jobs()).hasSize(1);
    }

    @Test
    void aDryRunTellsCountsAndProblemsAndStoresNothing(Stack stack) {
        Person person = Person.newcomer(stack.admin());
        Estimate estimate = person.api()
                .estimate(Submission.automatic("maybe", person.uploadPictures(3), 2)
                        .dryRun()
                        .build());

        assertThat(estimate.items()).isEqualTo(6);
        assertThat(estimate.problems()).isEmpty();
        Estimate bad = person.api()
                .estimate(Submission.automatic("", List.of(), 0).dryRun().build());
        assertThat(bad.problems()).hasSizeGreaterThan(1);
        assertThat(Belongings.of(person.api())).isEqualTo(new Belongings(List.of(), List.of()));
    }

    /** What was bound before may reach its worker a little later; when it was bound, the attempt's id (a UUIDv7) tells. */
    private static void assertNothingIsBoundAfter(Instant moment, Ledger ledger, UUID job) {
        assertThat(ledger.of("claimed"))
                .filteredOn(line -> line.jobId().filter(job::equals).isPresent())
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(madeAt(line.attemptId().orElseThrow())).isBeforeOrEqualTo(moment));
    }

    private static Instant madeAt(UUID version7) {
        return Instant.ofEpochMilli(version7.getMostSignificantBits() >>> 16);
    }

    @Test
    void itemStatesAlwaysSumUp(Stack stack) {
        Person person = Person.newcomer(stack.admin());
        JobView job = person.submitItems("counted", 500);

        JobView done = Waiting.untilFinal(person.api(), job.id(), PATIENCE);

        List<ItemView> items = person.api().items(job.id());
        assertThat(items).extracting(ItemView::ordinal).isSorted().doesNotHaveDuplicates();
        Set<ItemState> states = items.stream().map(ItemView::state).collect(Collectors.toSet());
        assertThat(states).containsExactly(ItemState.COMPLETED);
        assertThat(done.items().total()).isEqualTo(items.size());
    }
}
