package io.lightmill.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/** The SQL of the outbox. What changes it runs in the caller's transaction. */
@ApplicationScoped
class OutboxRows {

    private static final String INSERT =
            "insert into outbox (topic, record_key, type, body, traceparent, created_at) values (?, ?, ?, ?, ?, utc_timestamp(6))";
    /** None of a key of which a row is parked, so that nothing overtakes that one. */
    private static final String SENDABLE =
            "parked = false and (topic, record_key) not in (select topic, record_key from outbox where parked = true)";
    /** Keeps one batch well below the server's packet limit. */
    private static final int BATCH_BYTES = 1 << 20;

    private final AgroalDataSource database;

    OutboxRows(AgroalDataSource database) {
        this.database = database;
    }

    void insert(List<OutboxMessage> messages, Function<Record, byte[]> bytes) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int size = 0;
            for (OutboxMessage message : messages) {
                byte[] body = bytes.apply(message.body());
                insert.setString(1, message.topic());
                insert.setString(2, message.key());
                insert.setString(3, message.type().type());
                insert.setBytes(4, body);
                insert.setString(5, message.traceparent());
                insert.addBatch();
                size += body.length;
                if (size > BATCH_BYTES) {
                    insert.executeBatch();
                    size = 0;
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new OutboxException("cannot append to the outbox", e);
        }
    }

    /** Whether the relay has something to do; asked outside of a transaction. */
    boolean anyDue() {
        return query("select 1 from outbox where " + SENDABLE + " limit 1", ResultSet::next);
    }

    /** Takes the relay's lock for this transaction, unless another replica holds it. */
    boolean lock() {
        return query("select id from outbox_relay for update skip locked", ResultSet::next);
    }

    /** The oldest rows that may be sent; those of patient topics behind all others, but some of them each time. */
    Due due(OutboxConfig config) {
        List<String> patient = config.patientTopics().orElse(List.of());
        if (patient.isEmpty()) {
            return due("", patient, config.batch(), config.batchBytes());
        }
        String these = "topic in (" + String.join(", ", Collections.nCopies(patient.size(), "?")) + ")";
        Due others = due(" and not " + these, patient, config.batch(), config.batchBytes());
        return others.and(due(" and " + these, patient, config.patientBatch(), config.batchBytes()));
    }

    private Due due(String which, List<String> topics, int limit, long maxBytes) {
        String sql = """
                select id, topic, record_key, type, body, created_at, traceparent from outbox
                where\s""" + SENDABLE + which + " order by id limit " + limit;
        return query(sql, topics, found -> {
            List<OutboxRow> rows = new ArrayList<>();
            long size = 0;
            while (size < maxBytes && found.next()) {
                OutboxRow row = row(found);
                size += row.body().length;
                rows.add(row);
            }
            return new Due(rows, rows.size() == limit || size >= maxBytes);
        });
    }

    void delete(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        StringJoiner in = new StringJoiner(",", "delete from outbox where id in (", ")");
        ids.forEach(id -> in.add(id.toString()));
        update(in.toString());
    }

    /** Nothing of this row's key is sent any more, until somebody changes or deletes the row. */
    void park(OutboxRow row) {
        update("update outbox set parked = true where id = " + row.id());
    }

    /** How far behind the relay is. */
    Backlog backlog() {
        return query("""
                select count(*), coalesce(timestampdiff(microsecond, min(created_at), utc_timestamp(6)), 0) / 1e6,
                    coalesce(sum(parked), 0) from outbox""", found -> {
            found.next();
            return new Backlog(found.getLong(1), found.getDouble(2), found.getLong(3));
        });
    }

    private static OutboxRow row(ResultSet found) throws SQLException {
        return new OutboxRow(
                found.getLong(1),
                found.getString(2),
                found.getString(3),
                found.getString(4),
                found.getBytes(5),
                instant(found, 6),
                found.getString(7));
    }

    private static Instant instant(ResultSet found, int column) throws SQLException {
        return found.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private <T> T query(String sql, Reader<T> reader) {
        return query(sql, List.of(), reader);
    }

    private <T> T query(String sql, List<String> values, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                return reader.read(found);
            }
        } catch (SQLException e) {
            throw new OutboxException("cannot read the outbox", e);
        }
    }

    private void update(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException("cannot change the outbox", e);
        }
    }

    /**
     * How far behind the relay is.
     *
     * @param oldestSeconds age of the oldest row
     * @param parked rows that wait for somebody to decide
     */
    record Backlog(long rows, double oldestSeconds, long parked) {}

    private interface Reader<T> {
        T read(ResultSet found) throws SQLException;
    }
}
