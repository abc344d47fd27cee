package io.lightmill.storage.sweep;

import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of how far each sweep came. Its rows are also the locks that keep a sweep and a new reference apart. */
@ApplicationScoped
public class Sweeps {

    private final Database database;

    Sweeps(Database database) {
        this.database = database;
    }

    /** Where the last run ended; no reference is made until the transaction ends. */
    Optional<ObjectKey> take(String prefix) {
        List<Optional<ObjectKey>> places = database.list(
                "select after_key from sweep where prefix = ? for update",
                row -> Optional.ofNullable(row.text("after_key")).map(ObjectKey::new),
                prefix);
        return places.getFirst();
    }

    void leave(String prefix, @Nullable ObjectKey after) {
        database.update(
                "update sweep set after_key = ? where prefix = ?", after == null ? null : after.value(), prefix);
    }
}
