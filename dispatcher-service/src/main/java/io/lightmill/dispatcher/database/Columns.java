package io.lightmill.dispatcher.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of the current row, as the types that the records here use. */
public final class Columns {

    private final ResultSet row;

    Columns(ResultSet row) {
        this.row = row;
    }

    /** A {@code binary(16)} that is there. */
    public UUID uuid(String name) throws SQLException {
        return Objects.requireNonNull(uuidOrNull(name), name);
    }

    /** A {@code binary(16)}. */
    public @Nullable UUID uuidOrNull(String name) throws SQLException {
        byte[] bytes = row.getBytes(name);
        return bytes == null ? null : Ids.of(bytes);
    }

    /** Text that is there. */
    public String text(String name) throws SQLException {
        return Objects.requireNonNull(row.getString(name), name);
    }

    /** Text. */
    public @Nullable String textOrNull(String name) throws SQLException {
        return row.getString(name);
    }

    /** A UTC time. */
    public @Nullable Instant instantOrNull(String name) throws SQLException {
        LocalDateTime time = row.getObject(name, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** A whole number; null reads as 0. */
    public int number(String name) throws SQLException {
        return row.getInt(name);
    }

    /** A large whole number; null reads as 0. */
    public long large(String name) throws SQLException {
        return row.getLong(name);
    }

    /** A large whole number. */
    public @Nullable Long largeOrNull(String name) throws SQLException {
        long value = row.getLong(name);
        return row.wasNull() ? null : value;
    }

    /** A fraction; null reads as 0. */
    public double fraction(String name) throws SQLException {
        return row.getDouble(name);
    }

    /** A fraction. */
    public @Nullable Double fractionOrNull(String name) throws SQLException {
        double value = row.getDouble(name);
        return row.wasNull() ? null : value;
    }

    /** A truth value. */
    public boolean flag(String name) throws SQLException {
        return row.getBoolean(name);
    }

    /** Bytes that are there. */
    public byte[] bytes(String name) throws SQLException {
        return Objects.requireNonNull(row.getBytes(name), name);
    }

    /** An enum constant by its name in lower case with hyphens. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) throws SQLException {
        return Names.read(text(name), type);
    }

    /** An enum constant, or null. */
    public <E extends Enum<E>> @Nullable E constantOrNull(String name, Class<E> type) throws SQLException {
        String value = textOrNull(name);
        return value == null ? null : Names.read(value, type);
    }
}
