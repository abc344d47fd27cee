package io.lightmill.job.sql;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Domain values as the driver takes them. */
final class Parameters {

    private Parameters() {}

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, sqlValue(values[i]));
        }
    }

    private static @Nullable Object sqlValue(@Nullable Object value) {
        return switch (value) {
            case UUID id ->
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            // MySQL rounds what does not fit DATETIME(6), MariaDB cuts it off: here it is cut off for both.
            case Instant at -> LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
            case null, default -> value;
        };
    }
}
