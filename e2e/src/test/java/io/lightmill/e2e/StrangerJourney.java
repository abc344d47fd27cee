package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.ledger.LedgerLine;
import io.lightmill.e2e.live.LiveEvents;
import io.lightmill.e2e.picture.Pictures;
import io.lightmill.e2e.stack.Stack;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two users, and people without a key: nobody sees or moves what is not theirs. Route by route: {@link AccessJourney}. */
@OnStack(Workers.REAL)
@Order(5)
@Tag("fast")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerJourney {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Stack stack;
    private Person owner;
    private Person stranger;
    private JobView job;

    @BeforeAll
    void somebodysJob(Stack running) {
        stack = running;
        owner = Person.newcomer(stack.admin());
        stranger = Person.newcomer(stack.admin());
        job = owner.api()
                .submit(Submission.automatic("mine", owner.upload(Pictures.many("owner's", 1)), 1)
                        .build());
        Waiting.untilFinal(owner.api(), job.id(), PATIENCE);
    }

    @Test
    void listsShowOnesOwnThingsOnly() {
        assertThat(Belongings.of(stranger.api()).jobs()).doesNotContain(job.id());
        assertThat(Belongings.of(stranger.api()).groups()).doesNotContain(job.groupId());
        assertThat(Belongings.of(owner.api()).jobs()).contains(job.id());
    }

    @Test
    void eventsTellOfOnesOwnJobsOnly() {
        try (LiveEvents theirs = LiveEvents.open(stranger.api().caller(), null);
                LiveEvents ours = LiveEvents.open(owner.api().caller(), null)) {
            JobView next = owner.api()
                    .submit(Submission.automatic("mine too", owner.uploadPictures(1), 1)
                            .build());
            JobView same = stranger.api()
                    .submit(Submission.automatic("theirs", stranger.uploadPictures(1), 1)
                            .build());

            Waiting.within(PATIENCE).until(() -> ours.seen().stream().anyMatch(event -> event.isAbout(next.id())));
            Waiting.within(PATIENCE).until(() -> theirs.seen().stream().anyMatch(event -> event.isAbout(same.id())));
            Waiting.untilFinal(owner.api(), next.id(), PATIENCE);
            Waiting.untilFinal(stranger.api(), same.id(), PATIENCE);
            assertThat(theirs.seen()).noneMatch(event -> event.isAbout(next.id()));
            assertThat(ours.seen()).noneMatch(event -> event.isAbout(same.id()));
        }
    }

    @Test
    void aForgedWebhookChangesNothing() {
        UUID invocation = someInvocation();
        Caller anybody = new Caller(stack.url(), null);

        Answer forged = anybody.post(
                "/api/webhook/runpod/" + invocation + "/k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                Map.of("id", "x", "status", "COMPLETED", "output", Map.of("attempts", new int[0])));

        assertThat(forged.isProblem(ErrorCode.NOT_FOUND)).as(forged.toString()).isTrue();
        assertThat(owner.api().job(job.id()).state()).isEqualTo(job().state());
        assertThat(anybody.get("/api/webhook/runpod").status()).isEqualTo(200);
    }

    @Test
    void aStrangersClaimGetsNoWork() {
        UUID invocation = someInvocation();
        ClaimRequest claim = new ClaimRequest(UUID.randomUUID(), 1, "request", "worker", null, null);

        Answer withAKey = stranger.api().caller().post("/api/worker/invocations/" + invocation + "/claims", claim);
        Answer withAGuess = new Caller(stack.url(), "k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .post("/api/worker/invocations/" + UUID.randomUUID() + "/claims", claim);

        assertThat(withAKey.isProblem(ErrorCode.NOT_FOUND))
                .as(withAKey.toString())
                .isTrue();
        assertThat(withAGuess.isProblem(ErrorCode.NOT_FOUND))
                .as(withAGuess.toString())
                .isTrue();
    }

    private JobView job() {
        return owner.api().job(job.id());
    }

    private UUID someInvocation() {
        LedgerLine accepted = stack.ledger().of("accepted").getFirst();
        return UUID.fromString(accepted.text("invocationId"));
    }
}
