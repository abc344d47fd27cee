package io.lightmill.dispatcher;

import com.sun.management.OperatingSystemMXBean;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.dispatcher.claim.ClaimResource;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.settle.OutputVerdicts;
import io.lightmill.dispatcher.settle.ReportResource;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What claim, report and archive of 10,000 items cost, without HTTP: processor time of this process and statements of the
 * database. Not part of the build, since other work on a machine decides it too: {@code -Dtest=HotPathBench}.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class HotPathBench {

    private static final int ITEMS = 10_000;
    private static final int POLL = 100;
    private static final int WORKERS = 16;
    private static final int ROUNDS = 4;

    @Inject
    Fixture fixture;

    @Inject
    ClaimResource claims;

    @Inject
    ReportResource reports;

    @Inject
    OutputVerdicts verdicts;

    @Inject
    Tokens tokens;

    @Inject
    Steps steps;

    @Inject
    Sql sql;

    private record Cost(double seconds, double processor, double statements, double database) {}

    /** Items of a report: one, as a worker reports that has an item at a time, and a whole chunk. */
    @ParameterizedTest(name = "{0} items a report")
    @ValueSource(ints = {1, 4})
    void claimReportArchive(int together) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            fixture.empty();
            fixture.queued(Fixture.aJob(Lane.BULK, ITEMS));
            Cost cost = measured(() -> work(together));
            System.out.printf(
                    "%d a report, round %d: %.0f items/s, %.3f ms processor, %.2f statements, %.3f ms database per item%n",
                    together,
                    round,
                    ITEMS / cost.seconds(),
                    1000 * cost.processor() / ITEMS,
                    cost.statements() / ITEMS,
                    1000 * cost.database() / ITEMS);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private Cost measured(Work work) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double[] before = database();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double spent = (system.getProcessCpuTime() - processor) / 1e9;
        double[] after = database();
        return new Cost(seconds, spent, after[0] - before[0], after[1] - before[1]);
    }

    /** Statements of this schema and the seconds that the server spent in them; MySQL counts them by itself. */
    private double[] database() {
        return sql.first("""
                        select coalesce(sum(count_star), 0) as n, coalesce(sum(sum_timer_wait), 0) / 1e12 as s
                        from performance_schema.events_statements_summary_by_digest where schema_name = database()
                        """, c -> new double[] {c.fraction("n"), c.fraction("s")})
                .orElseThrow();
    }

    private void work(int together) throws Exception {
        AtomicInteger made = new AtomicInteger();
        Queue<OutputArchived> outputs = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                workers.add(threads.submit(() -> run(made, outputs, together)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        archive(List.copyOf(outputs));
        if (made.get() != ITEMS) {
            throw new IllegalStateException(made.get() + " items were made");
        }
    }

    /** As Kafka hands them over. */
    private void archive(List<OutputArchived> outputs) {
        for (int from = 0; from < outputs.size(); from += POLL) {
            verdicts.archived(outputs.subList(from, Math.min(outputs.size(), from + POLL)));
        }
    }

    /** One run: claims until nothing is left. */
    private void run(AtomicInteger made, Queue<OutputArchived> outputs, int together) {
        UUID invocation = steps.posted();
        UUID run = UUID.randomUUID();
        String token = "Bearer " + tokens.sign(Tokens.Purpose.WORKER, invocation);
        for (int number = 1; ; number++) {
            ClaimedChunk chunk = claims.claim(invocation, token, Fixture.claim(invocation, run, number));
            if (chunk == null) {
                return;
            }
            for (int from = 0; from < chunk.items().size(); from += together) {
                List<ClaimedItem> some =
                        chunk.items().subList(from, Math.min(chunk.items().size(), from + together));
                reports.reports(
                        chunk.attemptId(),
                        token,
                        some.stream().map(item -> Fixture.generated(item.id())).toList());
                made.addAndGet(some.size());
            }
            chunk.items().forEach(item -> outputs.add(archived(chunk, item.id())));
        }
    }

    private static OutputArchived archived(ClaimedChunk chunk, UUID item) {
        return new OutputArchived(
                chunk.jobId(),
                item,
                UUID.randomUUID(),
                chunk.attemptId(),
                "o",
                "image/png",
                7,
                "s",
                1,
                1,
                1,
                Instant.now());
    }
}
