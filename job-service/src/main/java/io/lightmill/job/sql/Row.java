package io.lightmill.job.sql;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by column labels, in the types of the domain. */
public final class Row {

    private final ResultSet found;

    Row(ResultSet found) {
        this.found = found;
    }

    public UUID uuid(String column) throws SQLException {
        return uuidOf(found.getBytes(column));
    }

    public @Nullable UUID uuidOrNull(String column) throws SQLException {
        byte[] bytes = found.getBytes(column);
        return bytes == null ? null : uuidOf(bytes);
    }

    public String text(String column) throws SQLException {
        return found.getString(column);
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return found.getString(column);
    }

    public int number(String column) throws SQLException {
        return found.getInt(column);
    }

    public @Nullable Integer numberOrNull(String column) throws SQLException {
        int value = found.getInt(column);
        return found.wasNull() ? null : value;
    }

    public long large(String column) throws SQLException {
        return found.getLong(column);
    }

    public @Nullable Long largeOrNull(String column) throws SQLException {
        long value = found.getLong(column);
        return found.wasNull() ? null : value;
    }

    public double real(String column) throws SQLException {
        return found.getDouble(column);
    }

    public @Nullable Double realOrNull(String column) throws SQLException {
        double value = found.getDouble(column);
        return found.wasNull() ? null : value;
    }

    public BigDecimal decimal(String column) throws SQLException {
        return found.getBigDecimal(column);
    }

    public boolean flag(String column) throws SQLException {
        return found.getBoolean(column);
    }

    public byte[] bytes(String column) throws SQLException {
        return found.getBytes(column);
    }

    public byte @Nullable [] bytesOrNull(String column) throws SQLException {
        return found.getBytes(column);
    }

    public Instant instant(String column) throws SQLException {
        return found.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    public @Nullable Instant instantOrNull(String column) throws SQLException {
        LocalDateTime at = found.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static UUID uuidOf(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
