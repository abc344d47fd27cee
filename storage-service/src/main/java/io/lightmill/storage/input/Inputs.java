package io.lightmill.storage.input;

import io.lightmill.crash.WallClock;
import io.lightmill.storage.sql.Database;
import io.lightmill.storage.sql.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of inputs. A row says that the object is there and was checked. */
@ApplicationScoped
public class Inputs {

    private static final int PAGE = 1000;

    private final Database database;
    private final InstantSource clock = WallClock.ofThisProcess();

    Inputs(Database database) {
        this.database = database;
    }

    /** One of the user's. */
    public Optional<Input> find(UUID userId, String sha256) {
        return Optional.ofNullable(find(userId, List.of(sha256)).get(sha256));
    }

    /** Those of them that the user has, by hash. */
    public Map<String, Input> find(UUID userId, Collection<String> sha256) {
        List<String> wanted = sha256.stream().distinct().toList();
        Map<String, Input> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += PAGE) {
            for (Input input : page(userId, wanted.subList(from, Math.min(from + PAGE, wanted.size())))) {
                found.put(input.sha256(), input);
            }
        }
        return found;
    }

    private List<Input> page(UUID userId, List<String> sha256) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(userId);
        sha256.forEach(hash -> values.add(HexFormat.of().parseHex(hash)));
        return database.list(
                "select * from input where user_id = ? and sha256 in " + Database.placeholders(sha256.size()),
                Inputs::input,
                values.toArray());
    }

    private static Input input(Row row) throws SQLException {
        return new Input(
                row.id("user_id"),
                row.hex("sha256"),
                row.string("name"),
                row.string("content_type"),
                row.number("bytes"),
                row.integer("width"),
                row.integer("height"),
                row.number("crc32"),
                row.number("crc32c"));
    }

    /** The sweeper locks its row for each page; until the transaction ends it waits. Adoptions do not wait for each other. */
    void holdOffSweeper() {
        database.list(
                "select prefix from sweep where prefix = 'inputs/' lock in share mode", row -> row.string("prefix"));
    }

    /**
     * Adds them; one that is there already, because somebody checked it at the same time, stays. In key order, so that two
     * completions of the same files never wait for each other in a circle.
     */
    public void add(List<Input> inputs) {
        database.batch(
                """
                insert ignore into input
                  (user_id, sha256, name, content_type, bytes, width, height, crc32, crc32c, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                inputs.stream()
                        .sorted(Comparator.comparing(Input::userId).thenComparing(Input::sha256))
                        .map(this::values)
                        .toList());
    }

    private @Nullable Object[] values(Input input) {
        return new @Nullable Object[] {
            input.userId(),
            HexFormat.of().parseHex(input.sha256()),
            input.name(),
            input.contentType(),
            input.bytes(),
            input.width(),
            input.height(),
            input.crc32(),
            input.crc32c(),
            clock.instant()
        };
    }
}
