package io.lightmill.storage.upload;

import io.lightmill.crash.WallClock;
import io.lightmill.storage.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What files were called when they were announced, until they are checked. */
@ApplicationScoped
public class Announcements {

    private final Database database;
    private final InstantSource clock = WallClock.ofThisProcess();

    Announcements(Database database) {
        this.database = database;
    }

    /** Remembers the names, by hash, in its order, so that two never wait in a circle; a newer name replaces an older one. */
    void remember(UUID userId, Map<String, String> names) {
        database.batch(
                "replace into upload (user_id, sha256, name, announced_at) values (?, ?, ?, ?)",
                new TreeMap<>(names)
                        .entrySet().stream()
                                .map(name -> new @Nullable Object[] {
                                    userId, HexFormat.of().parseHex(name.getKey()), name.getValue(), clock.instant()
                                })
                                .toList());
    }

    /** The names, by hash. */
    Map<String, String> names(UUID userId, List<String> sha256) {
        Map<String, String> names = new HashMap<>();
        if (!sha256.isEmpty()) {
            database.list(
                    "select sha256, name from upload where user_id = ? and sha256 in "
                            + Database.placeholders(sha256.size()),
                    row -> names.put(row.hex("sha256"), row.string("name")),
                    values(userId, sha256));
        }
        return names;
    }

    /** They are inputs now. */
    void forget(UUID userId, List<String> sha256) {
        if (!sha256.isEmpty()) {
            database.update(
                    "delete from upload where user_id = ? and sha256 in " + Database.placeholders(sha256.size()),
                    values(userId, sha256));
        }
    }

    /** Forgets a number of those that nobody completed. */
    public int forgetOlderThan(Duration age, int atMost) {
        return database.update(
                "delete from upload where announced_at < ? limit " + atMost,
                clock.instant().minus(age));
    }

    private static @Nullable Object[] values(UUID userId, List<String> sha256) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(userId);
        sha256.forEach(hash -> values.add(HexFormat.of().parseHex(hash)));
        return values.toArray();
    }
}
