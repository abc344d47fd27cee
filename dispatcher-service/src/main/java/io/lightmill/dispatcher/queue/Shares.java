package io.lightmill.dispatcher.queue;

import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * GPU seconds by user: the least goes next. Each change is a statement of its own, outside of claims, so that no claim waits for a
 * row that every claim would touch. Corrections wait in memory for the next charge, at most for a second: what a crash loses of
 * either is a little fairness.
 */
@Singleton
public class Shares {

    private final Sql sql;
    private final Map<UUID, Double> corrections = new HashMap<>();

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
            double correction = taken(user);
            sql.update("""
                    insert into user_share (user_id, share) values (?, ? + ?)
                    on duplicate key update share = greatest(share + ?, ?) + ?
                    """, user, least, predicted, correction, least, predicted);
        });
    }

    /** Puts an ended attempt's true seconds in place of the predicted ones, soon. */
    public synchronized void correct(UUID user, double difference) {
        corrections.merge(user, difference, Double::sum);
    }

    /** Writes the corrections that no charge took along. */
    public void writeCorrections() {
        all().forEach((user, difference) ->
                sql.update("update user_share set share = greatest(0, share + ?) where user_id = ?", difference, user));
    }

    private synchronized double taken(UUID user) {
        Double correction = corrections.remove(user);
        return correction == null ? 0 : correction;
    }

    private synchronized Map<UUID, Double> all() {
        Map<UUID, Double> all = Map.copyOf(corrections);
        corrections.clear();
        return all;
    }
}
