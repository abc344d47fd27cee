package io.lightmill.job.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.job.sql.Database;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asserts how the database at hand reads: by an index in its order, never sorting. */
public final class Plans {

    private static final Set<String> GOOD = Set.of("range", "ref", "eq_ref", "const", "index_merge");

    private Plans() {}

    /** The table is read by that index, by a range or an equality, and nothing is sorted. */
    public static void assertReads(Database database, String table, String index, String sql, Object... values) {
        var steps = database.list(
                "explain format=traditional " + sql,
                row -> new Step(
                        row.textOrNull("table"),
                        row.textOrNull("type"),
                        row.textOrNull("key"),
                        "" + row.textOrNull("Extra")),
                values);
        assertThat(steps).noneMatch(step -> step.extra().contains("filesort"));
        assertThat(steps)
                .filteredOn(step -> table.equals(step.table()))
                .isNotEmpty()
                .allSatisfy(step -> {
                    assertThat(step.type()).isIn(GOOD);
                    assertThat(step.key()).isEqualToIgnoringCase(index);
                });
    }

    private record Step(
            @Nullable String table,
            @Nullable String type,
            @Nullable String key,
            String extra) {}
}
