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
     * What a user's chunks cost.
     *
     * @param seconds predicted
     * @param floor what the share was at least before: who comes back after a pause has saved up little
     */
    public record Charge(double seconds, double floor) {

        /** Both. */
        public Charge and(Charge other) {
            return new Charge(seconds + other.seconds, Math.max(floor, other.floor));
        }
    }

    /** Charges users for chunks at their claims. */
    public void charge(Map<UUID, Charge> charges) {
        charges.forEach((user, charge) ->
                sql.update("""
                insert into user_share (user_id, share) values (?, ? + ?)
                on duplicate key update share = greatest(share + ?, ?) + ?
                """, user, charge.floor, charge.seconds, taken(user), charge.floor, charge.seconds));
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
