package io.lightmill.job.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.job.sql.Database;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asserts how the database at hand reads: by an index in its order, never sorting. */
public final class Plans {

    private Plans() {}

    /** The table is read as a range of that index, in its order. */
    public static void assertRange(Database database, String table, String index, String sql, Object... values) {
        assertReads(Set.of("range"), database, table, index, sql, values);
    }

    /** Single rows of the table are looked up in that index. */
    public static void assertLookUp(Database database, String table, String index, String sql, Object... values) {
        assertReads(Set.of("eq_ref", "range"), database, table, index, sql, values);
    }

    /** No table is read whole: every row is found by a key. */
    public static void assertLookUps(Database database, String sql, Object... values) {
        var steps = database.list(
                "explain format=traditional " + sql,
                row -> new Step(
                        row.textOrNull("table"),
                        row.textOrNull("type"),
                        row.textOrNull("key"),
                        "" + row.textOrNull("Extra")),
                values);
        assertThat(steps)
                .filteredOn(step -> step.table() != null && !step.table().startsWith("<"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.key()).as("%s", step).isNotNull());
    }

    private static void assertReads(
            Set<String> types, Database database, String table, String index, String sql, Object... values) {
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
                    assertThat(step.type()).isIn(types);
                    assertThat(step.key()).isEqualToIgnoringCase(index);
                });
    }

    private record Step(
            @Nullable String table,
            @Nullable String type,
            @Nullable String key,
            String extra) {}
}
