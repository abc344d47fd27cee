package io.lightmill.chaos.run;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.EndpointLedger;
import io.lightmill.chaos.arena.Testimony;
import io.lightmill.chaos.crowd.Chance;
import io.lightmill.chaos.crowd.Crowd;
import io.lightmill.chaos.crowd.Workload;
import io.lightmill.chaos.evidence.Bucket;
import io.lightmill.chaos.evidence.ClientLedger;
import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.chaos.evidence.Rules;
import io.lightmill.chaos.evidence.Witness;
import io.lightmill.chaos.family.Family;
import io.lightmill.chaos.family.Plan;
import io.lightmill.chaos.family.Stage;
import io.lightmill.chaos.judge.Finding;
import io.lightmill.chaos.judge.Judge;
import io.lightmill.chaos.judge.Promise;
import io.lightmill.e2e.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One family let loose on a running stack, and judged when all has come to rest. */
final class Trial {

    /** A part may have died several times in a row, and pauses before it is started again. */
    private static final Duration HEALING = Duration.ofMinutes(10);

    /** A lost invocation holds its permit for its ttl and a margin; an item may have to wait for several deadlines. */
    private static final Duration REST = Duration.ofMinutes(15);

    private static final Duration AGREEMENT = Duration.ofMinutes(4);
    private static final long AGAIN_MILLIS = 500;
    private static final long RESIDENT_BYTES = 512L << 20;
    private static final int FAULTS = 3;
    private static final int LOSSES = 10;

    private final Arena arena;
    private final Path folder;
    private final InstantSource clock = InstantSource.system();

    /**
     * On this stack.
     *
     * @param folder where the evidence is kept
     */
    Trial(Arena arena, Path folder) {
        this.arena = arena;
        this.folder = folder;
    }

    /** Lets it loose for so long. */
    Outcome of(Family family, Chance chance, Stage stage) throws InterruptedException, IOException {
        Instant begun = clock.instant();
        int killed = arena.kills();
        Map<String, Long> answered = arena.network().answered();
        arena.budget().begin();
        EndpointLedger endpoint = EndpointLedger.fromNow(arena.stack().home().resolve("runpod-local/ledger.jsonl"));
        try (ClientLedger clients = ClientLedger.in(folder.resolve("clients.jsonl"))) {
            Plan plan = new Plan(chance.split(), stage);
            family.plan(plan);
            Workload workload = stage.isShort() ? family.workload().small() : family.workload();
            Crowd crowd = Crowd.gather(arena.stack().admin(), workload, chance.split(), clients);
            int done;
            try (Pulse pulse = new Pulse(arena, clients)) {
                crowd.begin();
                done = new Performance(arena, clients).play(plan.steps(), stage.time());
                arena.heal(HEALING);
                clients.add(new ClientLine.Disturbed(clock.instant(), "nothing more is disturbed"));
                crowd.finish(REST);
            }
            Evidence evidence = evidence(family, endpoint, clients, crowd.readAll(REST));
            return new Outcome(
                    family,
                    Duration.between(begun, clock.instant()),
                    done,
                    arena.kills() - killed,
                    missed(family, plan, evidence, done, answered),
                    family.proof(arena),
                    evidence,
                    Judge.judge(evidence).stream()
                            .filter(finding -> !family.excused().contains(finding.promise()))
                            .toList());
        }
    }

    /** What proves nothing: a fault that did not happen, and replicas that did not work. */
    private List<String> missed(Family family, Plan plan, Evidence evidence, int done, Map<String, Long> answered) {
        Stream<String> nothing = done == 0 ? Stream.of("nothing of it could be done") : family.missed(arena).stream();
        Set<String> struck = evidence.endpoint().of("fault").stream()
                .map(line -> line.text("fault"))
                .collect(Collectors.toSet());
        Stream<String> spared = plan.stage().isShort()
                ? Stream.empty()
                : plan.armed().stream().filter(type -> !struck.contains(type)).map(type -> type + " never struck");
        Stream<String> idle = arena.network().answered().entrySet().stream()
                .filter(now -> now.getValue().equals(answered.get(now.getKey())))
                .map(now -> now.getKey() + " was never heard");
        return Stream.of(nothing, spared, idle).flatMap(Function.identity()).toList();
    }

    private Evidence evidence(Family family, EndpointLedger endpoint, ClientLedger clients, List<JobEnd> jobs)
            throws InterruptedException {
        Set<UUID> ids = jobs.stream().map(JobEnd::id).collect(Collectors.toSet());
        Rules rules = new Rules(
                arena.budget().history(),
                FAULTS,
                LOSSES,
                RESIDENT_BYTES,
                family.workload().poison());
        Ledger ledger = endpoint.copyTo(folder.resolve("endpoint.jsonl"));
        Bucket bucket = Bucket.read(arena.bucket().path(), ids);
        long limit = System.nanoTime() + AGREEMENT.toNanos();
        while (true) {
            Evidence evidence = new Evidence(rules, ledger, clients.lines(), bucket, jobs, witness(ids));
            if (family.excused().contains(Promise.WITNESS) || agrees(evidence) || System.nanoTime() > limit) {
                return evidence;
            }
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    /** The last words may still be on their way. */
    private static boolean agrees(Evidence evidence) {
        return Judge.judge(evidence).stream()
                .filter(finding -> finding.promise() == Promise.WITNESS)
                .allMatch(Finding::held);
    }

    private Optional<Witness> witness(Set<UUID> jobs) {
        try {
            return Optional.of(Testimony.of(arena.databases(), jobs));
        } catch (SQLException e) {
            throw new IllegalStateException("a database cannot be asked", e);
        }
    }
}
