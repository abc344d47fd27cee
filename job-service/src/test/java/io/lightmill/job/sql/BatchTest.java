package io.lightmill.job.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.job.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchTest {

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    /** Without rewriteBatchedStatements the driver sends each row by itself, and large jobs take ten times as long. */
    @Test
    void a_thousand_rows_are_one_statement() {
        long statements = transactions.call(() -> {
            long before = inserts();
            try (Batch batch = database.batch(
                    "insert into account (id, name, role, created_at) values (?, ?, 'user', utc_timestamp(6))")) {
                for (int i = 0; i < 2_500; i++) {
                    batch.add(Ids.next(), "many");
                }
                batch.send();
            }
            return inserts() - before;
        });

        assertThat(statements).isEqualTo(3);
    }

    @Test
    void written_rows_are_the_rows_that_were_given() {
        List<UUID> ids = Stream.generate(Ids::next).limit(1_001).toList();
        database.update("create table if not exists literal_row (id binary(16), n int, m bigint)");

        try (LiteralBatch batch = database.literals("insert into literal_row (id, n, m) values")) {
            for (int i = 0; i < ids.size(); i++) {
                batch.add(ids.get(i), -i, (1L << 53) - 1 - i);
            }
            batch.send();
        }

        assertThat(database.list(
                        "select id, n, m from literal_row order by n desc",
                        row -> row.uuid("id") + " " + row.number("n") + " " + row.large("m")))
                .hasSize(1_001)
                .startsWith(ids.getFirst() + " 0 9007199254740991")
                .endsWith(ids.getLast() + " -1000 9007199254739991");
        try (LiteralBatch batch = database.literals("insert into literal_row (id) values")) {
            assertThatThrownBy(() -> batch.add("'); drop table item")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private long inserts() {
        return database.find("show session status like 'Com_insert'", row -> row.large("Value"))
                .orElseThrow();
    }
}
