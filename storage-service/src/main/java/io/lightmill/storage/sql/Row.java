package io.lightmill.storage.sql;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a result. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** A {@code binary(16)}. */
    public UUID id(String column) throws SQLException {
        ByteBuffer bytes = ByteBuffer.wrap(result.getBytes(column));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** A {@code binary(32)} as hex digits. */
    public String hex(String column) throws SQLException {
        return HexFormat.of().formatHex(result.getBytes(column));
    }

    /** A text that may be missing. */
    public @Nullable String text(String column) throws SQLException {
        return result.getString(column);
    }

    /** A text that is always there. */
    public String string(String column) throws SQLException {
        return result.getString(column);
    }

    /** A number. */
    public long number(String column) throws SQLException {
        return result.getLong(column);
    }

    /** A small number. */
    public int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    /** A truth. */
    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }
}
