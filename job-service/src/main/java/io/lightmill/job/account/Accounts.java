package io.lightmill.job.account;

import io.lightmill.contracts.api.Keys;
import io.lightmill.job.id.Ids;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Row;
import io.lightmill.job.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Users and keys in the database. */
@ApplicationScoped
class Accounts {

    private static final String INSERT_ACCOUNT = "insert into account (id, name, role, created_at) values (?, ?, ?, ?)";
    private static final String INSERT_KEY = """
            insert into api_key (id, account_id, name, prefix, sha256, created_at)
            values (?, ?, ?, ?, ?, ?)""";
    private static final String FIND_KEY = """
            select k.id, k.sha256, a.id as account_id, a.name, a.role
            from api_key k join account a on a.id = k.account_id
            where k.prefix = ? and k.revoked_at is null""";
    private static final String LIST_KEYS = """
            select id, name, prefix, created_at, revoked_at from api_key
            where account_id = ? order by id desc""";
    private static final String REVOKE = """
            update api_key set revoked_at = greatest(utc_timestamp(6), created_at)
            where id = ? and account_id = ? and revoked_at is null""";

    private final Database database;
    private final Transactions transactions;
    private final InstantSource clock;

    Accounts(Database database, Transactions transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes a user with a first key; both or neither. */
    Keys.CreatedUser create(String name, Account.Role role, ApiKey key) {
        UUID id = Ids.next();
        return transactions.call(() -> {
            database.update(INSERT_ACCOUNT, id, name, role.word(), now());
            return new Keys.CreatedUser(id, name, addKey(id, "first key", key));
        });
    }

    Keys.Created addKey(UUID accountId, String name, ApiKey key) {
        UUID id = Ids.next();
        Instant now = now();
        database.update(INSERT_KEY, id, accountId, name, key.prefix(), key.sha256(), now);
        return new Keys.Created(id, name, key.prefix(), key.text(), now);
    }

    /** Whose key this is; nobody's when it is unknown or revoked. */
    Optional<Keys.Verified> owner(ApiKey key) {
        return database.find(FIND_KEY, KeyRow::read, key.prefix())
                .filter(row -> key.matches(row.sha256()))
                .map(KeyRow::owner);
    }

    List<Keys.View> keysOf(UUID accountId) {
        return database.list(
                LIST_KEYS,
                row -> new Keys.View(
                        row.uuid("id"),
                        row.text("name"),
                        row.text("prefix"),
                        row.instant("created_at"),
                        row.instantOrNull("revoked_at")),
                accountId);
    }

    /** Whether the account has that key; from now on it is nobody's. */
    boolean revoke(UUID accountId, UUID keyId) {
        return database.update(REVOKE, keyId, accountId) == 1
                || keysOf(accountId).stream().anyMatch(key -> key.id().equals(keyId));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record KeyRow(byte[] sha256, Keys.Verified owner) {
        static KeyRow read(Row row) throws SQLException {
            return new KeyRow(
                    row.bytes("sha256"),
                    new Keys.Verified(row.uuid("id"), row.uuid("account_id"), row.text("name"), row.text("role")));
        }
    }
}
