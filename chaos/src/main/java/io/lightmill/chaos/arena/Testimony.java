package io.lightmill.chaos.arena;

import io.lightmill.chaos.evidence.Witness;
import io.lightmill.e2e.stack.Databases;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the services' databases say of some jobs. */
public final class Testimony {

    private static final List<String> OWNERS = List.of(Databases.DISPATCHER, Databases.JOB, Databases.STORAGE);

    private Testimony() {}

    /** Asks all three. */
    public static Witness of(Databases databases, Collection<UUID> jobs) throws SQLException {
        int unsent = 0;
        for (String owner : OWNERS) {
            unsent += count(databases, owner, "select count(*) from outbox");
        }
        return new Witness(
                states(databases, Databases.DISPATCHER, "select id, state from item where job_id = ?", jobs),
                states(databases, Databases.JOB, "select id, state from item where job_id = ?", jobs),
                states(databases, Databases.STORAGE, "select item_id, state from output where job_id = ?", jobs),
                count(databases, Databases.DISPATCHER, "select count(*) from attempt where ended_at is null"),
                unsent);
    }

    private static Map<UUID, String> states(Databases databases, String owner, String query, Collection<UUID> jobs)
            throws SQLException {
        Map<UUID, String> states = new HashMap<>();
        try (Connection connection = databases.connect(owner);
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (UUID job : jobs) {
                statement.setBytes(1, bytes(job));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        states.put(uuid(rows.getBytes(1)), rows.getString(2));
                    }
                }
            }
        }
        return states;
    }

    private static int count(Databases databases, String owner, String query) throws SQLException {
        try (Connection connection = databases.connect(owner);
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
