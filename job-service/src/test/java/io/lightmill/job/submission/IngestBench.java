package io.lightmill.job.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.CpuTime;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Batch;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How long the same rows take as a plain batched insert, beside a whole submission of them. Not part of the build, since other
 * work on a machine decides it too: {@code -Dtest=IngestBench}.
 */
@QuarkusTest
class IngestBench {

    private static final int ITEMS = 10_000;
    private static final int ROUNDS = 12;

    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Test
    void ten_thousand_items_are_accepted_in_three_times_their_plain_insert() {
        Siblings.reset();
        UUID user = Ids.next();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String body = Api.automatic(ITEMS / 4, 4);
            CpuTime before = CpuTime.now();
            long start = System.nanoTime();
            String id = api.submit(user, body).statusCode(202).extract().path("id");
            long submitted = System.nanoTime() - start;
            String cpu = before.since(1);
            long plain = plain(UUID.fromString(id));
            ratios.add((double) submitted / plain);
            System.out.printf("submit %d ms (CPU: %s), plain %d ms%n", submitted / 1_000_000, cpu, plain / 1_000_000);
        }
        Collections.sort(ratios);
        System.out.printf(
                "ratios from %.2f to %.2f, median %.2f%n", ratios.getFirst(), ratios.getLast(), ratios.get(ROUNDS / 2));
        assertThat(ratios.get(ROUNDS / 2)).isLessThanOrEqualTo(3);
    }

    private long plain(UUID job) {
        UUID copy = Ids.next();
        database.update("create table if not exists item_copy like item");
        database.update("create table if not exists job_source_copy like job_source");
        var sources = database.list(
                "select * from job_source where job_id = ?",
                row -> new Object[] {copy, row.number("source_no"), null, null, row.text("inputs")},
                job);
        var items = database.list(
                "select * from item where job_id = ?",
                row -> new Object[] {
                    copy,
                    row.number("ordinal"),
                    Ids.next(),
                    row.number("source_no"),
                    row.number("set_no"),
                    row.number("variation"),
                    row.large("seed")
                },
                job);
        long start = System.nanoTime();
        transactions.run(() -> {
            insert(
                    "insert into job_source_copy (job_id, source_no, prompt, negative_prompt, inputs) values (?, ?, ?, ?, ?)",
                    sources);
            insert("""
                    insert into item_copy (job_id, ordinal, id, source_no, set_no, variation, seed, state, version, attempts)
                    values (?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0)""", items);
        });
        return System.nanoTime() - start;
    }

    private void insert(String sql, Iterable<Object[]> rows) {
        try (Batch batch = database.batch(sql)) {
            rows.forEach(batch::add);
            batch.send();
        }
    }
}
