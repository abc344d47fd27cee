package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.api.ItemView;
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
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two users, and people without a key: nobody sees or moves what is not theirs. */
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
    private ItemView item;

    @BeforeAll
    void somebodysJob(Stack running) {
        stack = running;
        owner = Person.newcomer(stack.admin());
        stranger = Person.newcomer(stack.admin());
        job = owner.api()
                .submit(Submission.automatic("mine", owner.upload(Pictures.many("owner's", 1)), 1)
                        .build());
        Waiting.untilFinal(owner.api(), job.id(), PATIENCE);
        item = owner.api().items(job.id()).getFirst();
    }

    static Stream<Arguments> things() {
        return Stream.of(
                thing("group", me -> "GET /api/groups/" + me.job.groupId()),
                thing("jobs of the group", me -> "GET /api/groups/" + me.job.groupId() + "/jobs"),
                thing("group's name", me -> "PATCH /api/groups/" + me.job.groupId()),
                thing("key", me -> "DELETE /api/keys/" + me.ownersKey()),
                thing("job", me -> "GET /api/jobs/" + me.job.id()),
                thing("items", me -> "GET /api/jobs/" + me.job.id() + "/items"),
                thing("cancel", me -> "POST /api/jobs/" + me.job.id() + "/cancel"),
                thing("pause", me -> "POST /api/jobs/" + me.job.id() + "/pause"),
                thing("resume", me -> "POST /api/jobs/" + me.job.id() + "/resume"),
                thing("job's name", me -> "PATCH /api/jobs/" + me.job.id()),
                thing("failures", me -> "GET /api/jobs/" + me.job.id() + "/failures"),
                thing("retry", me -> "POST /api/jobs/" + me.job.id() + "/retry"),
                thing("submission", me -> "GET /api/jobs/" + me.job.id() + "/submission"),
                thing("item", me -> "GET /api/items/" + me.item.id()),
                thing("favourite", me -> "PUT /api/items/" + me.item.id() + "/favourite"),
                thing("reject", me -> "PUT /api/items/" + me.item.id() + "/rejected"),
                thing("no favourite", me -> "DELETE /api/items/" + me.item.id() + "/favourite"),
                thing("ZIP of the job", me -> "GET /api/jobs/" + me.job.id() + "/download?format=zip"),
                thing("list of URLs", me -> "GET /api/jobs/" + me.job.id() + "/download"),
                thing("ZIP of the group", me -> "GET /api/download/" + me.job.groupId() + "?format=zip"),
                thing(
                        "output",
                        me -> "GET " + Objects.requireNonNull(me.item.output()).url()),
                thing(
                        "preview",
                        me -> "GET " + Objects.requireNonNull(me.item.output()).previewUrl()),
                thing(
                        "input",
                        me -> "GET /api/inputs/" + me.item.inputs().getFirst().sha256()));
    }

    @ParameterizedTest
    @MethodSource("things")
    void anotherOnesThingIsNotThere(Function<StrangerJourney, String> request) {
        Answer answer = send(stranger.api().caller(), request.apply(this));

        assertThat(answer.isProblem(ErrorCode.NOT_FOUND)).as(answer.toString()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("things")
    void nothingIsShownWithoutAKeyOrWithAWrongOne(Function<StrangerJourney, String> request) {
        Answer none = send(new Caller(stack.url(), null), request.apply(this));
        Answer wrong = send(new Caller(stack.url(), "lm_abcdefgh_" + "A".repeat(43)), request.apply(this));

        assertThat(none.isProblem(ErrorCode.UNAUTHENTICATED))
                .as(none.toString())
                .isTrue();
        assertThat(wrong.isProblem(ErrorCode.UNAUTHENTICATED))
                .as(wrong.toString())
                .isTrue();
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
    void onlyAnAdministratorMakesUsers() {
        Answer answer = stranger.api().caller().post("/api/users", Map.of("name", "a friend"));

        assertThat(answer.isProblem(ErrorCode.FORBIDDEN)).as(answer.toString()).isTrue();
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
        ClaimRequest claim = new ClaimRequest(UUID.randomUUID(), 1, "request", "worker", null);

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

    private String ownersKey() {
        return owner.api()
                .caller()
                .get("/api/session")
                .expect(200)
                .as(JsonNode.class)
                .path("keyId")
                .asText();
    }

    private UUID someInvocation() {
        LedgerLine accepted = stack.ledger().of("accepted").getFirst();
        return UUID.fromString(accepted.text("invocationId"));
    }

    private static Answer send(Caller caller, String request) {
        String[] methodAndPath = request.split(" ", 2);
        BodyPublisher body = methodAndPath[0].equals("PATCH")
                ? BodyPublishers.ofString("{\"name\":\"taken over\"}")
                : BodyPublishers.noBody();
        return caller.send(caller.json(methodAndPath[1]).method(methodAndPath[0], body));
    }

    private static Arguments thing(String name, Function<StrangerJourney, String> request) {
        return argumentSet(name, request);
    }
}
