package io.lightmill.dispatcher.queue;

import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/**
 * GPU seconds by user: the least goes next. Each change is a statement of its own, outside of claims, so that no claim waits for a
 * row that every claim would touch; what is lost by a crash in between is a little fairness.
 */
@Singleton
public class Shares {

    private final Sql sql;

    /** Shares in this database. */
    public Shares(Sql sql) {
        this.sql = sql;
    }

    /**
     * Charges chunks at their claims. Nobody starts further behind the greatest than one chunk: who comes back after a pause has
     * saved nothing up.
     *
     * @param seconds predicted, by user
     */
    public void charge(Map<UUID, Double> seconds) {
        if (seconds.isEmpty()) {
            return;
        }
        double greatest = sql.first("select max(share) as greatest from user_share", c -> c.fraction("greatest"))
                .orElse(0.0);
        seconds.forEach((user, predicted) -> {
            double least = Math.max(0, greatest - predicted);
            sql.update("""
                    insert into user_share (user_id, share) values (?, ? + ?)
                    on duplicate key update share = greatest(share, ?) + ?
                    """, user, least, predicted, least, predicted);
        });
    }

    /** Puts an ended attempt's true seconds in place of the predicted ones. */
    public void correct(UUID user, double difference) {
        sql.update("update user_share set share = greatest(0, share + ?) where user_id = ?", difference, user);
    }
}
