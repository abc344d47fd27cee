package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.invocation.Poster;
import io.lightmill.dispatcher.invocation.Postings;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.replicas.Replica;
import io.lightmill.dispatcher.replicas.Replicas;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of invocations that RunPod surely does not have yet. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class NotSentTest {

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    Permits permits;

    @Inject
    Poster poster;

    @Inject
    Postings postings;

    @Inject
    Sql sql;

    @Inject
    JobFlags flags;

    @Inject
    DueInvocations due;

    @Inject
    Replicas replicas;

    @Inject
    Steps steps;

    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
    }

    @Test
    void anInvocationThatIsNotSentIsPostedAgainAsTheSame() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        runPod.answer = input -> {
            runPod.answer = FakeRunPod::accept;
            return new RunAnswer.NotSent(false, "refused connection");
        };
        steps.post();
        assertThat(runPod.posted.stream().map(input -> input.invocationId()).distinct())
                .hasSize(1);
        assertThat(runPod.posted).hasSize(2);
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
    }

    @Test
    void anInvocationThatWasPostedAgainForLongerThanItsTtlGetsWorkAllTheSame() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID intent = permits.take(steps.endpoint()).getFirst();
        UUID madeLongAgo = Ids.create(
                Instant.now().minus(steps.endpoint().life().multipliedBy(2)),
                steps.endpoint().mark());
        sql.update("update invocation set id = ? where id = ?", madeLongAgo, intent);
        runPod.answer = input -> {
            runPod.answer = FakeRunPod::accept;
            return new RunAnswer.NotSent(false, "refused connection");
        };

        poster.post(steps.endpoint(), madeLongAgo);

        assertThat(runPod.posted).hasSize(2);
        assertThat(steps.claim(madeLongAgo, run, 1)).isPresent();
    }

    @Test
    void aSenderThatFindsLateThatItSentNothingPostsTheSameAgain() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        runPod.answer = input -> {
            fixture.pass(Duration.ofSeconds(31));
            due.makeUnknown(steps.endpoint().name(), steps.endpoint().life().toSeconds());
            assertThat(fixture.count("invocation where state = 'unknown'")).isEqualTo(1);
            runPod.answer = FakeRunPod::accept;
            return new RunAnswer.NotSent(false, "refused connection");
        };
        steps.post();
        assertThat(fixture.count("invocation")).isEqualTo(1);
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
    }

    @Test
    void anIntentWhoseSenderDiedBeforeItsPostHoldsItsPermitForSecondsOnly() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        List<UUID> intents = permits.take(steps.endpoint());
        assertThat(intents).hasSize(2);

        fixture.pass(Duration.ofSeconds(6));
        sweep();

        assertThat(fixture.count("invocation where over_reason = 'unsent'")).isEqualTo(2);
        assertThat(permits.take(steps.endpoint())).as("others in their place").hasSize(2);
        poster.post(steps.endpoint(), intents.getFirst());
        assertThat(runPod.posted)
                .as("a sender that wakes up late must not post")
                .isEmpty();
    }

    @Test
    void anIntentWhoseSenderDiedWaitingToPostItAgainIsOverWhenItsTimeToPostHasPassed() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        List<UUID> intents = permits.take(steps.endpoint());
        assertThat(intents).hasSize(2);
        UUID sender = sender(intents.getFirst());
        intents.forEach(
                intent -> assertThat(postings.aboutToPost(intent, sender)).isTrue());
        assertThat(postings.unsent(intents.getFirst(), sender)).isTrue();

        fixture.pass(Duration.ofSeconds(31));
        sweep();

        assertThat(fixture.count("invocation where over_reason = 'unsent'")).isEqualTo(1);
        assertThat(postings.aboutToPost(intents.getFirst(), sender))
                .as("a sender that wakes up late must not post")
                .isFalse();
        assertThat(fixture.count("invocation where state = 'unknown'"))
                .as("the other one may have been posted")
                .isEqualTo(1);
    }

    @Test
    void aSenderThatIsAboutToPostIsNotGivenUp() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID intent = permits.take(steps.endpoint()).getFirst();
        UUID sender = sender(intent);
        for (int time = 0; time < 2; time++) {
            assertThat(postings.aboutToPost(intent, sender)).isTrue();
            assertThat(postings.aboutToPost(intent, sender))
                    .as("by another hand")
                    .isFalse();
            fixture.pass(Duration.ofSeconds(31));
            assertThat(due.giveUpUnsent(steps.endpoint().name())).isZero();
            assertThat(postings.unsent(intent, sender)).isTrue();
        }
    }

    private void sweep() {
        due.giveUpUnsent(steps.endpoint().name());
        due.makeUnknown(steps.endpoint().name(), steps.endpoint().life().toSeconds());
    }

    @Test
    void anIntentIsPostedOnceTheDatabaseIsBack() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        try (Replica replica = replicas.make(runPod)) {
            UUID intent = replica.get(Permits.class).take(steps.endpoint()).getFirst();
            replica.line().cut();
            Thread sender = post(replica.get(Poster.class), intent);
            Awaitility.await().until(() -> replica.line().refused() > 0);
            assertThat(runPod.posted).isEmpty();

            replica.line().mend();

            Awaitility.await().until(() -> !sender.isAlive());
        }
        assertThat(runPod.posted).hasSize(1);
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
    }

    @Test
    void aProcessThatEndsWithdrawsWhatItHasNotPostedYet() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID intent = permits.take(steps.endpoint()).getFirst();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> poster.post(steps.endpoint(), intent)).isInstanceOf(InterruptedException.class);
        assertThat(runPod.posted).isEmpty();
        assertThat(fixture.count("invocation where over_reason = 'withdrawn'")).isEqualTo(1);
    }

    @Test
    void aProcessThatEndsWithdrawsWhatItKnowsWasNotSent() throws Exception {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID intent = permits.take(steps.endpoint()).getFirst();
        runPod.answer = input -> new RunAnswer.NotSent(false, "refused connection");
        Thread sender = post(poster, intent);
        Awaitility.await().until(() -> fixture.count("invocation where unsent") == 1);
        sender.interrupt();
        sender.join();
        assertThat(fixture.count("invocation where over_reason = 'withdrawn'")).isEqualTo(1);
    }

    @Test
    void whileTheEndpointIsAwayAnIntentThatIsPostedAgainAndAgainStaysTheOneForItsChunk() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID intent = permits.take(steps.endpoint()).getFirst();
        UUID sender = sender(intent);
        for (int minute = 0; minute < 5; minute++) {
            fixture.pass(Duration.ofSeconds(29));
            assertThat(postings.unsent(intent, sender)).isTrue();
            assertThat(permits.take(steps.endpoint())).as("while it waits").isEmpty();
            fixture.pass(Duration.ofSeconds(29));
            assertThat(permits.take(steps.endpoint())).as("about to be sent").isEmpty();
            assertThat(postings.aboutToPost(intent, sender)).isTrue();
            assertThat(permits.take(steps.endpoint())).as("when it is sent").isEmpty();
        }
    }

    @Test
    void whatWasPostedForMayBeGoneThenItIsNotPostedAgain() throws InterruptedException {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        runPod.answer = input -> {
            flags.cancel(job.id());
            return new RunAnswer.NotSent(false, "refused connection");
        };

        steps.post();

        assertThat(runPod.posted).hasSize(1);
        assertThat(fixture.count("invocation where over_reason = 'no work'")).isEqualTo(1);
    }

    @Test
    void thatItWasNotSentIsWrittenHoweverLongTheDatabaseIsAway() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        try (Replica replica = replicas.make(runPod)) {
            UUID intent = replica.get(Permits.class).take(steps.endpoint()).getFirst();
            runPod.answer = input -> {
                replica.line().cut();
                runPod.answer = FakeRunPod::accept;
                return new RunAnswer.NotSent(true, "HTTP 429");
            };
            Thread sender = post(replica.get(Poster.class), intent);
            Awaitility.await().until(() -> replica.line().refused() > 0);
            fixture.pass(Duration.ofSeconds(31));
            due.makeUnknown(steps.endpoint().name(), steps.endpoint().life().toSeconds());
            assertThat(fixture.count("invocation where state = 'unknown'")).isEqualTo(1);

            replica.line().mend();

            Awaitility.await().until(() -> !sender.isAlive());
        }
        assertThat(runPod.posted).hasSize(2);
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
    }

    private Thread post(Poster poster, UUID intent) {
        return Thread.ofVirtual().start(() -> {
            try {
                poster.post(steps.endpoint(), intent);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private UUID sender(UUID intent) {
        return sql.first("select replica from invocation where id = ?", c -> c.uuid("replica"), intent)
                .orElseThrow();
    }
}
