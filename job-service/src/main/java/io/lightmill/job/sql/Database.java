package io.lightmill.job.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements against the schema, in the caller's transaction where there is one. */
@ApplicationScoped
public class Database {

    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, values);
            try (ResultSet found = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(found);
                while (found.next()) {
                    rows.add(mapper.map(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The first row of a query. */
    public <T> Optional<T> find(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        return list(sql, mapper, values).stream().findFirst();
    }

    /**
     * Changes rows.
     *
     * @return how many were found
     */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Opens a batch of one statement; it belongs to the caller's transaction and is closed before that ends. */
    public Batch batch(String sql) {
        try {
            return new Batch(source.getConnection(), sql);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Opens a batch of rows of ids and numbers, as {@link #batch} does.
     *
     * @param head {@code insert into … values}
     */
    public LiteralBatch literals(String head) {
        try {
            return new LiteralBatch(source.getConnection(), head);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** {@code ?, ?, ?} for an {@code in (…)} of that many values. */
    public static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
