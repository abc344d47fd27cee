package io.lightmill.bench.metric;

import io.lightmill.bench.reading.EngineTime;
import io.lightmill.bench.reading.JobsInLedger;
import io.lightmill.bench.reading.Moments;
import io.lightmill.bench.reading.Waits;
import io.lightmill.bench.reading.Window;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.Try;
import io.lightmill.e2e.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * g: somebody submits sets of four, one every few seconds whatever became of the last one, while a large job keeps all workers busy.
 * How long each set waits from before its POST until a worker has its first claim of it answered, and what engine time is lost to
 * everybody while sets come, beside the time before and after in which none comes.
 */
final class InteractiveWait implements Metric {

    private static final Duration BETWEEN_SETS = Duration.ofSeconds(2);
    private static final Duration ALONE = Duration.ofSeconds(30);
    private static final int BUSY_SINCE = 150;

    @Override
    public List<String> ids() {
        return List.of("g");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Stack stack = bench.warmStack(Bench.REALISTIC);
        int sets = bench.size(100, 15);
        try (Customer bulk = new Customer(stack);
                Customer person = new Customer(stack)) {
            JobView job = bulk.submit(bench.size(10_000, 4_000));
            bulk.awaitFinal(job.id(), BUSY_SINCE);
            bench.say("g: a large job alone");
            Window before = alone();
            bench.say("g: " + sets + " sets of four, one every " + BETWEEN_SETS.toSeconds() + " s");
            Instant from = Instant.now();
            Map<UUID, Instant> posted = submit(person, sets);
            Window with = new Window(from, Instant.now());
            bench.say("g: the large job alone");
            Window after = alone();
            bulk.api().steer(job.id(), "cancel");
            bulk.awaitEnd(job.id());
            tell(bench, stack.ledger(), posted, with, List.of(before, after));
        }
    }

    private static Window alone() throws InterruptedException {
        Instant from = Instant.now();
        Thread.sleep(ALONE);
        return new Window(from, Instant.now());
    }

    /** Each at its time, also when an earlier one was not answered yet. */
    private static Map<UUID, Instant> submit(Customer person, int sets) throws Exception {
        Map<UUID, Instant> posted = new ConcurrentHashMap<>();
        List<Future<?>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Instant begun = Instant.now();
            for (int i = 0; i < sets; i++) {
                Instant at = begun.plus(BETWEEN_SETS.multipliedBy(i));
                Thread.sleep(Duration.between(Instant.now(), at));
                answers.add(people.submit(() -> posted.put(person.submitSet().id(), at)));
            }
            Thread.sleep(BETWEEN_SETS);
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
        return posted;
    }

    private static void tell(Bench bench, Ledger ledger, Map<UUID, Instant> posted, Window with, List<Window> alone) {
        Spread waits = Spread.of(Waits.milliseconds(posted, Waits.firstByJob(ledger.of("claimed"))));
        Spread nextFree = next(posted, Moments.ofLines(ledger.of("ended")));
        Spread nextClaim = next(posted, Moments.ofLines(ledger.of("claimed")));
        EngineTime engines = EngineTime.of(
                Try.byItem(ledger).values().stream().flatMap(List::stream).toList());
        double busyAlone = alone.stream()
                .mapToDouble(each -> each.busy(engines, Bench.BUDGET))
                .average()
                .orElseThrow();
        bench.found(new Figure(
                        "g",
                        "a set of four behind a large job: POST → its first claim, p50",
                        Value.of(waits, "ms"),
                        new Beside("the next image that any worker ended", nextFree.median()),
                        Goal.none())
                .with("next_claim_of_anybody_p50", nextClaim.median())
                .with("waits", waits.sorted()));
        bench.found(new Figure(
                        "g.p99",
                        "the same, p99",
                        Value.of(waits.percentile(0.99), "ms"),
                        new Beside("the next image that any worker ended, p99", nextFree.percentile(0.99)),
                        Goal.atMost(500, waits.percentile(0.99)))
                .with("next_claim_of_anybody_p99", nextClaim.percentile(0.99)));
        JobsInLedger sets = new JobsInLedger(ledger, posted.keySet());
        double lost = 100 * (1 - with.busy(engines, Bench.BUDGET) / busyAlone);
        bench.found(new Figure(
                        "g.bulk",
                        "engine time lost to all while sets come",
                        Value.of(lost, "%"),
                        new Beside("of workers' time not engine time anyway", 100 * (1 - busyAlone)),
                        Goal.atMost(1, lost))
                .with("busy_with_sets", with.busy(engines, Bench.BUDGET))
                .with("busy_alone", busyAlone)
                // That much later a large job ends by necessity.
                .with("busy_with_the_sets_themselves", with.busy(sets.of(engines), Bench.BUDGET)));
    }

    private static Spread next(Map<UUID, Instant> posted, Moments moments) {
        return Spread.of(posted.values().stream()
                .map(at -> 1000 * moments.secondsToNext(at))
                .toList());
    }
}
