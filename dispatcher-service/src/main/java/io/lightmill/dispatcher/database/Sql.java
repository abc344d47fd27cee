package io.lightmill.dispatcher.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs hand-written SQL on the transaction's connection, or each statement by itself outside of one.
 *
 * <p>{@code ?} takes a value, {@code ??} a collection (for {@code in (??)}). UUIDs become bytes, enum constants their names.
 */
@ApplicationScoped
public class Sql {

    private final DataSource source;

    Sql(DataSource source) {
        this.source = source;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        /** Makes a value of the current row. */
        T read(Columns columns) throws SQLException;
    }

    /** Changes rows; how many it matched decides who won. */
    public int update(String statement, @Nullable Object... values) {
        return run(statement, values, PreparedStatement::executeUpdate);
    }

    /** Changes many rows with one statement text. Its counts decide nothing: rewritten batches do not tell them. */
    public void batch(String statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (@Nullable Object[] row : rows) {
                bind(prepared, row);
                prepared.addBatch();
            }
            prepared.executeBatch();
        } catch (SQLException e) {
            throw new SqlFailed(statement, e);
        }
    }

    /** An expression that gives each row its own value, for values that {@link #each} lists. */
    public static String cases(String key, int rows) {
        return "case " + key + " when ? then ?".repeat(rows) + " end";
    }

    /** Keys and values in turn. */
    public static <T> Stream<@Nullable Object> each(
            Collection<T> rows, Function<T, Object> key, Function<T, @Nullable Object> value) {
        return rows.stream().flatMap(row -> Stream.of(key.apply(row), value.apply(row)));
    }

    /** All rows. */
    public <T> List<T> list(String statement, Row<T> row, @Nullable Object... values) {
        return run(statement, values, prepared -> {
            try (ResultSet result = prepared.executeQuery()) {
                Columns columns = new Columns(result);
                List<T> all = new ArrayList<>();
                while (result.next()) {
                    all.add(row.read(columns));
                }
                return all;
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> first(String statement, Row<T> row, @Nullable Object... values) {
        List<T> all = list(statement, row, values);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    private <T> T run(String statement, @Nullable Object[] values, Execution<T> execution) {
        String expanded = expand(statement, values);
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(expanded)) {
            bind(prepared, values);
            return execution.on(prepared);
        } catch (SQLException e) {
            throw new SqlFailed(statement, e);
        }
    }

    private static String expand(String statement, @Nullable Object[] values) {
        String expanded = statement;
        for (Object value : values) {
            if (value instanceof Collection<?> many) {
                String marks = String.join(",", Collections.nCopies(many.size(), "?"));
                int at = expanded.indexOf("??");
                expanded = expanded.substring(0, at) + marks + expanded.substring(at + 2);
            }
        }
        return expanded;
    }

    private static void bind(PreparedStatement prepared, @Nullable Object[] values) throws SQLException {
        int position = 1;
        for (Object value : values) {
            if (value instanceof Collection<?> many) {
                for (Object one : many) {
                    prepared.setObject(position++, column(one));
                }
            } else {
                prepared.setObject(position++, column(value));
            }
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        return switch (value) {
            case UUID id -> Ids.bytes(id);
            case Enum<?> constant -> Names.of(constant);
            case null -> null;
            default -> value;
        };
    }

    @FunctionalInterface
    private interface Execution<T> {
        T on(PreparedStatement prepared) throws SQLException;
    }
}
