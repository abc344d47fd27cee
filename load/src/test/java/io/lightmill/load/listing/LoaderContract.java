package io.lightmill.load.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.e2e.api.PublicApi;
import io.lightmill.load.judge.Row;
import io.lightmill.load.judge.Row.Mark;
import io.lightmill.testparts.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the loader writes is what job-service could have written, and how it is read can be told; on each database. They only look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoaderContract {

    private static final long ITEMS = 30_000;

    private final List<Tenant> tenants =
            Stream.generate(LoaderContract::tenant).limit(3).toList();
    private @Nullable JobSchema made;

    abstract TestDatabase.Schema newSchema();

    private JobSchema schema() {
        return Objects.requireNonNull(made);
    }

    private static Tenant tenant() {
        return new Tenant(
                new PublicApi(URI.create("http://127.0.0.1:1"), null),
                UUID.randomUUID(),
                IntStream.range(0, Tenant.GROUPS)
                        .mapToObj(group -> UUID.randomUUID())
                        .toList());
    }

    @BeforeAll
    void a_past() throws SQLException {
        made = JobSchema.in(newSchema());
        try (Loader loader = new Loader(made.connect())) {
            loader.begin();
            new Past(tenants, 1, Instant.parse("2026-11-26T12:00:00Z")).write(loader, ITEMS, written -> {});
            loader.analyze();
        }
    }

    @Test
    void every_count_of_a_job_is_that_of_its_items_and_every_completed_item_has_its_output() throws SQLException {
        assertThat(number("select count(*) from item")).isEqualTo(ITEMS);
        assertThat(number("select count(distinct id) from item")).isEqualTo(ITEMS);
        assertThat(number("""
                select count(*) from job j where total_items <> (select count(*) from item i where i.job_id = j.id)
                    or completed_items <> (select count(*) from item i where i.job_id = j.id and i.state = 'completed')
                    or failed_items <> (select count(*) from item i where i.job_id = j.id and i.state = 'failed')
                    or completed_items <> (select count(*) from output x where x.job_id = j.id)""")).isZero();
        assertThat(number("select count(*) from item_outcome where code is null"))
                .isEqualTo(number("select count(*) from output"))
                .isGreaterThan(ITEMS / 2);
    }

    @Test
    void ids_grow_with_the_ordinal_and_with_the_time() throws SQLException {
        assertThat(number("""
                select count(*) from item i join item n on n.job_id = i.job_id and n.ordinal = i.ordinal + 1
                where n.id < i.id or n.finished_at <= i.finished_at""")).isZero();
    }

    @Test
    void a_short_range_is_told_from_a_sort_of_all_that_somebody_has() throws Exception {
        Listing listing = Listing.all().getFirst();
        String rows = "select j.id from job j force index (job_of_user) where j.user_id = ? ";

        Row good = plan(listing, rows + "and j.id < ? order by j.id desc limit 51");
        Row bad = plan(listing, rows + "and j.id < ? order by j.name limit 51");

        assertThat(good).matches(row -> row.mark() == Mark.REACHED, "reached");
        assertThat(bad).matches(row -> row.mark() == Mark.BROKEN, "broken");
    }

    private Row plan(Listing listing, String sql) throws SQLException, InterruptedException {
        UUID user = tenants.getFirst().user();
        UUID cursor = new UUID(-1, -1);
        return new Planner(schema()::connect).plan(listing, () -> ask(sql, user, cursor));
    }

    private void ask(String sql, UUID... ids) {
        try (Connection connection = schema().connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                query.setObject(i + 1, TimedIds.bytes(ids[i]));
            }
            query.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = schema().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
