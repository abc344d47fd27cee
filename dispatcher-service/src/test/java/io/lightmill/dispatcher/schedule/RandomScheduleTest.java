package io.lightmill.dispatcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.FakeStorage;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Beats;
import io.lightmill.dispatcher.claim.ClaimDesk;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.EndpointHealth;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.endpoint.EndpointsConfig;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.invocation.Poster;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.rescue.Poller;
import io.lightmill.dispatcher.rescue.Surplus;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.dispatcher.schedule.Workers.Held;
import io.lightmill.dispatcher.schedule.Workers.Request;
import io.lightmill.dispatcher.schedule.Workers.Run;
import io.lightmill.dispatcher.settle.OutputVerdicts;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole state machine on a real database: two replicas, workers that die, RunPod that forgets, answers that are lost, cancels and
 * pauses, in an order that the seed draws. After each step the promises are compared with what the workers really did.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class RandomScheduleTest {

    private static final int STEPS = 250;
    private static final Map<String, Long> TALLY = new TreeMap<>();

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    Due due;

    @Inject
    Endpoints endpoints;

    @Inject
    Invocations invocations;

    @Inject
    Tokens tokens;

    @Inject
    EndpointHealth health;

    @Inject
    EndpointsConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    ClaimDesk desk;

    @Inject
    Settler settler;

    @Inject
    Attempts attempts;

    @Inject
    Beats beats;

    @Inject
    OutputVerdicts verdicts;

    @Inject
    JobFlags flags;

    @Inject
    LostAttempts lostAttempts;

    @Inject
    DueInvocations dueInvocations;

    @Inject
    Poller poller;

    @Inject
    Surplus surplus;

    private Random random = new Random();
    private Workers workers = new Workers(random, new FakeStorage());
    private List<Replica> replicas = List.of();
    private final Set<UUID> cancelled = new HashSet<>();
    private final Set<UUID> paused = new HashSet<>();
    private final Map<UUID, UUID> jobOf = new HashMap<>();
    /** For each item: attempts it may leave behind, because they failed it, were proven lost, or were rejected. */
    private final Map<UUID, UUID> lastAttempt = new HashMap<>();

    private final Set<String> released = new HashSet<>();
    private final Set<String> rejected = new HashSet<>();

    private static final int NEVER_ARRIVED = 1;
    private static final int DIED_BEFORE_POSTING = 2;

    private record Replica(Permits permits, Poster poster) {}

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("lightmill.schedules", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePromisesHoldInAnyOrderOfEvents(int seed) throws InterruptedException {
        begin(seed);
        for (int step = 0; step < STEPS; step++) {
            step();
            budgetHolds();
        }
        tally();
        finish();
        everyItemEndsOnce();
    }

    /** A schedule in which nothing happens proves nothing: over all seeds everything must have happened. */
    @AfterAll
    static void everythingHappened() {
        assertThat(TALLY).allSatisfy((what, times) -> assertThat(times).as(what).isPositive());
    }

    private void tally() {
        tally("attempt where reason = 'lost'");
        tally("attempt where reason = 'done'");
        tally("item where state = 'failed'");
        tally("item where tries > 1 and state in ('generated', 'archived')");
        tally("item where losses > 0");
        tally("item where faults > 0");
        tally("item where state = 'cancelled' and tries > 0");
        tally("invocation where over_reason = 'ttl'");
        tally("invocation where state = 'unknown'");
        tally("invocation where terminal is not null and state <> 'over'");
    }

    private void tally(String what) {
        TALLY.merge(what, fixture.count(what), Long::sum);
    }

    private void begin(int seed) {
        fixture.empty();
        runPod.reset();
        storage.reset();
        random = new Random(seed);
        workers = new Workers(random, storage);
        cancelled.clear();
        paused.clear();
        jobOf.clear();
        lastAttempt.clear();
        released.clear();
        rejected.clear();
        replicas = List.of(replica(), replica());
    }

    private Replica replica() {
        UUID id = UUID.randomUUID();
        return new Replica(
                new Permits(sql, transactions, due, id, InstantSource.system()),
                new Poster(invocations, runPod, tokens, health, config, id, meters));
    }

    private Endpoint endpoint() {
        return endpoints.named("wide").orElseThrow();
    }

    private void step() throws InterruptedException {
        switch (random.nextInt(24)) {
            case 0, 1 -> submit();
            case 2, 3, 4 -> post();
            case 5, 6, 7, 8 -> claim();
            case 9, 10, 11, 12 -> pick(workers.holding(), one -> workers.work(one, true));
            case 13, 14, 15, 16 -> pick(workers.talking(), this::say);
            case 17 -> pick(workers.holding(), this::beat);
            case 18, 19 -> pass(Duration.ofSeconds(random.nextInt(8) == 0 ? 1500 : random.nextInt(1, 100)));
            case 20, 21 -> pick(workers.live(), this::end);
            case 22 -> flag();
            default -> judgeOutputs(true);
        }
    }

    private void submit() {
        if (fixture.count("item where state = 'queued'") > 40) {
            return;
        }
        Lane lane = Lane.values()[random.nextInt(2)];
        Fixture.Submitted job =
                fixture.queued(Fixture.aJob(UUID.randomUUID(), lane, Engine.DIFFUSERS, 1 + random.nextInt(9), 4));
        job.items().forEach(item -> jobOf.put(item, job.id()));
    }

    private void post() throws InterruptedException {
        Replica replica = replicas.get(random.nextInt(2));
        long taken = System.nanoTime();
        for (UUID intent : replica.permits().take(endpoint())) {
            int fate = random.nextInt(20);
            runPod.answer = input -> {
                if (fate != NEVER_ARRIVED) {
                    workers.requests.put(input.invocationId(), new Request(input.invocationId()));
                }
                return fate <= NEVER_ARRIVED ? new RunAnswer.Unknown("the answer was lost") : FakeRunPod.accept(input);
            };
            if (fate != DIED_BEFORE_POSTING) {
                replica.poster().post(endpoint(), intent, taken);
            }
        }
    }

    private void claim() {
        pick(workers.live(), request -> {
            List<Run> alive = request.runs.stream().filter(run -> !run.dead).toList();
            boolean anew = alive.isEmpty() || random.nextInt(5) == 0;
            Run run = anew ? new Run(request) : alive.get(random.nextInt(alive.size()));
            if (anew) {
                request.runs.add(run);
            }
            boolean again = run.claims > 0 && random.nextInt(4) == 0;
            int number = again ? run.claims : ++run.claims;
            claim(run, number, again);
        });
    }

    private void claim(Run run, int number, boolean again) {
        ClaimedChunk chunk;
        try {
            chunk = desk.claim(run.request.invocation, Fixture.claim(run.request.invocation, run.id, number))
                    .orElse(null);
        } catch (io.quarkiverse.resteasy.problem.HttpProblem busy) {
            assertThat(busy.getStatusCode()).isEqualTo(503);
            run.claims = number - 1;
            return;
        }
        if (chunk == null) {
            return;
        }
        assertThat(cancelled).as("a cancelled job gives no item").doesNotContain(chunk.jobId());
        if (workers.held.containsKey(chunk.attemptId())) {
            assertThat(again).isTrue();
            return;
        }
        assertThat(paused).as("a paused job gives no item").doesNotContain(chunk.jobId());
        for (ClaimedChunk.ClaimedItem item : chunk.items()) {
            mayBeGiven(item.id());
            lastAttempt.put(item.id(), chunk.attemptId());
        }
        if (random.nextInt(6) > 0) { // else the answer was lost and the worker died with it
            workers.held.put(chunk.attemptId(), new Held(run, chunk));
        } else {
            Held unheard = new Held(run, chunk);
            run.dead = true;
            workers.held.put(chunk.attemptId(), unheard);
        }
    }

    /** P3: only what failed, was rejected or proven lost is generated again; P4: never what lies in the bucket. */
    private void mayBeGiven(UUID item) {
        UUID last = lastAttempt.get(item);
        if (last != null) {
            assertThat(released).as("given again").contains(last + "/" + item);
        }
        storage.bucket.stream()
                .filter(key -> key.itemId().equals(item))
                .forEach(key -> assertThat(rejected).as("its output is there").contains(key.attemptId() + "/" + item));
    }

    private void say(Held one) {
        if (one.unsaid.isEmpty()) {
            return;
        }
        List<ItemReport> reports = List.copyOf(one.unsaid);
        settler.settle(one.job, Word.reports(one.attempt, reports));
        reports.stream()
                .filter(report -> report.outcome() == ItemReport.Outcome.FAILED)
                .forEach(report -> released.add(one.attempt + "/" + report.itemId()));
        if (random.nextInt(3) > 0) {
            one.unsaid.clear(); // else it is said again
        }
    }

    private void beat(Held one) {
        Map<UUID, Double> progress = new HashMap<>();
        one.open.forEach(item -> progress.put(item, 0.5));
        beats.answer(attempts.find(one.attempt).orElseThrow(), new Beat(progress))
                .stop()
                .forEach(one.open::remove);
    }

    private void pass(Duration time) throws InterruptedException {
        fixture.pass(time);
        workers.expire(time, endpoint().ttl())
                .forEach(request -> runPod.statuses.put(request.runpodId(), new StatusAnswer.Missing()));
        Map<UUID, Double> left = new HashMap<>();
        attempts.left(workers.held.keySet().isEmpty() ? List.of(new UUID(0, 0)) : workers.held.keySet())
                .forEach(one -> left.put(one.id(), one.deadline()));
        workers.held.values().stream()
                .filter(one -> left.getOrDefault(one.attempt, -1.0) <= 0)
                .forEach(one -> {
                    one.over = true;
                    release(one);
                });
        if (random.nextBoolean()) {
            storage.away = true; // nothing may be lost while nobody can look
            try {
                lostAttempts.endOverdue();
            } catch (IllegalStateException away) {
                assertThat(away).hasMessageContaining("away");
            }
            storage.away = false;
        }
        sweep();
    }

    private void sweep() {
        lostAttempts.endOverdue();
        dueInvocations.makeUnknown("wide", endpoint().life().toSeconds());
        dueInvocations.takePolls().forEach(poller::poll);
        dueInvocations.makeOver();
        flags.unfinished().forEach(flags::cancelWaiting);
        if (random.nextInt(4) == 0) {
            surplus.reduce(endpoint());
        }
    }

    /** Proven lost: what it left open may be given again, unless it lies in the bucket. */
    private void release(Held one) {
        lastAttempt.forEach((item, attempt) -> {
            if (attempt.equals(one.attempt)) {
                released.add(attempt + "/" + item);
            }
        });
    }

    /** RunPod ends a request: sometimes with the result of its last run, sometimes with nothing. */
    private void end(Request request) {
        boolean named = !request.runs.isEmpty() && random.nextBoolean();
        request.ended = true;
        request.runs.forEach(run -> run.dead = true);
        Run last = request.runs.isEmpty() ? null : request.runs.getLast();
        runPod.statuses.put(
                request.runpodId(),
                named && last != null
                        ? new StatusAnswer.Terminal("COMPLETED", workers.result(last))
                        : new StatusAnswer.Terminal("FAILED", null));
        if (named && last != null) {
            workers.held.values().stream().filter(one -> one.run == last).forEach(one -> {
                one.over = true;
                release(one);
            });
        }
        if (random.nextBoolean()) {
            invocations.heard(request.invocation, endpoint(), request.runpodId()); // a webhook
            invocations.pollWithin(List.of(request.invocation), Duration.ZERO);
            dueInvocations.takePolls().forEach(poller::poll);
        }
    }

    private void flag() {
        pick(List.copyOf(new HashSet<>(jobOf.values())), job -> {
            switch (random.nextInt(5)) {
                case 0 -> {
                    flags.cancel(job);
                    cancelled.add(job);
                    if (random.nextBoolean()) {
                        flags.cancelWaiting(job);
                    }
                }
                case 1, 2 -> {
                    flags.pause(job, true, null);
                    paused.add(job);
                }
                default -> {
                    flags.pause(job, false, null);
                    paused.remove(job);
                }
            }
        });
    }

    private void judgeOutputs(boolean mayReject) {
        sql.list(
                        "select id, job_id, attempt_id from item where state = 'generated'",
                        c -> new Outputs.Key(c.uuid("job_id"), c.uuid("id"), c.uuid("attempt_id")))
                .forEach(key -> {
                    if (mayReject && random.nextInt(5) == 0) {
                        rejected.add(key.attemptId() + "/" + key.itemId());
                        released.add(key.attemptId() + "/" + key.itemId());
                        verdicts.rejected(new OutputRejected(
                                key.jobId(),
                                key.itemId(),
                                UUID.randomUUID(),
                                key.attemptId(),
                                ErrorCode.OUTPUT_DAMAGED,
                                "half a file",
                                Instant.now()));
                    } else if (!mayReject || random.nextBoolean()) {
                        verdicts.archived(List.of(new OutputArchived(
                                key.jobId(),
                                key.itemId(),
                                UUID.randomUUID(),
                                key.attemptId(),
                                "o",
                                "image/png",
                                7,
                                "s",
                                1,
                                1,
                                1,
                                Instant.now())));
                    }
                });
    }

    /** P2, counted where the truth is: requests that RunPod has and has not ended, and rows not known to be over. */
    private void budgetHolds() {
        assertThat(workers.live().size())
                .as("requests in flight")
                .isLessThanOrEqualTo(endpoint().budget());
        assertThat(fixture.count("invocation where state <> 'over'"))
                .as("permits")
                .isLessThanOrEqualTo(endpoint().budget());
    }

    /** From here on everything works, and so everything must end. */
    private void finish() throws InterruptedException {
        paused.forEach(job -> flags.pause(job, false, null));
        paused.clear();
        workers.live().forEach(this::end);
        for (int round = 0;
                round < 400 && fixture.count("item where state in ('queued', 'processing', 'generated')") > 0;
                round++) {
            pass(Duration.ofSeconds(round % 10 == 0 ? 1700 : 40));
            Replica replica = replicas.get(round % 2);
            runPod.answer = input -> {
                workers.requests.put(input.invocationId(), new Request(input.invocationId()));
                return FakeRunPod.accept(input);
            };
            long taken = System.nanoTime();
            for (UUID intent : replica.permits().take(endpoint())) {
                replica.poster().post(endpoint(), intent, taken);
            }
            for (Request request : workers.live()) {
                Run run = new Run(request);
                request.runs.add(run);
                claim(run, ++run.claims, false);
                workers.held.values().stream()
                        .filter(one -> one.run == run && !run.dead)
                        .forEach(one -> {
                            while (!one.open.isEmpty()) {
                                workers.work(one, false);
                            }
                            say(one);
                        });
                end(request);
            }
            budgetHolds();
            judgeOutputs(false);
        }
    }

    /** P1, and what was said of each item: versions only grow, nothing follows a final word. */
    private void everyItemEndsOnce() {
        assertThat(fixture.count("item where state not in ('archived', 'failed', 'cancelled')"))
                .as("open items")
                .isZero();
        assertThat(fixture.count("item where state = 'cancelled' and job_id not in "
                        + "(select id from job where cancelled_at is not null)"))
                .isZero();
        new Said(sql).isInOrder();
        assertThat(fixture.count("attempt where deadline is not null")).isZero();
    }

    private <T> void pick(List<T> from, Consumer<T> step) {
        if (!from.isEmpty()) {
            step.accept(new ArrayList<>(from).get(random.nextInt(from.size())));
        }
    }
}
