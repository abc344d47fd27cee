package io.lightmill.dispatcher.endpoint;

import io.lightmill.contracts.api.Engine;
import io.lightmill.dispatcher.database.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of endpoints: seconds and price of an item, usual start time, losses in a row.
 *
 * <p>What items took is gathered in memory and written once a second: a crash forgets some, which only makes a mean a little older.
 * Starts and losses are seldom, and are written at once. Nothing here decides about correctness.
 */
@Singleton
public class Figures {

    private static final double WEIGHT_OF_ONE = 0.05;
    private static final double WEIGHT_OF_A_START = 0.2;
    /** Instant workers must still be charged something, or fairness would have nothing to compare. */
    private static final double LEAST_SECONDS = 0.001;

    private final Sql sql;
    private final Map<Key, Made> made = new ConcurrentHashMap<>();
    private final AtomicReference<Map<Key, Means>> measured = new AtomicReference<>(Map.of());

    /** Figures in this database. */
    public Figures(Sql sql) {
        this.sql = sql;
    }

    /** Predicted seconds of one item. */
    public double itemSeconds(Endpoint endpoint, Engine engine) {
        Means means = measured.get().get(new Key(endpoint.name(), engine));
        return Math.max(LEAST_SECONDS, means == null ? endpoint.assumedSeconds(engine) : means.seconds());
    }

    /** Predicted seconds of the longest chunk that the endpoint may give out for these engines. */
    public double longestChunkSeconds(Endpoint endpoint, Collection<Engine> engines) {
        return endpoint.chunk()
                * engines.stream()
                        .mapToDouble(engine -> itemSeconds(endpoint, engine))
                        .max()
                        .orElse(0);
    }

    /** Predicted price of one item in US dollars: what the last ones cost, else its predicted seconds at the workers' price. */
    public double itemPrice(Endpoint endpoint, Engine engine) {
        Means means = measured.get().get(new Key(endpoint.name(), engine));
        Double usd = means == null ? null : means.usd();
        return usd == null ? itemSeconds(endpoint, engine) * endpoint.pricePerSecond() : usd;
    }

    /** The measured mean, where there is one. */
    public Optional<Double> measuredSeconds(String endpoint, Engine engine) {
        return Optional.ofNullable(measured.get().get(new Key(endpoint, engine)))
                .map(Means::seconds);
    }

    /** An item was made, at that price. */
    public void made(String endpoint, Engine engine, double seconds, double usd) {
        made.merge(new Key(endpoint, engine), new Made(1, Math.max(0, seconds), Math.max(0, usd)), Made::plus);
    }

    /** An invocation's first claim came. */
    public void started(String endpoint, Duration after) {
        double seconds = after.toMillis() / 1000.0;
        sql.update(
                "update endpoint set start_seconds = coalesce(start_seconds + ? * (? - start_seconds), ?) where name = ?",
                WEIGHT_OF_A_START,
                seconds,
                seconds,
                endpoint);
    }

    /** An attempt was lost; others of this endpoint are given more time. */
    public void lost(String endpoint) {
        sql.update("update endpoint set losses = least(losses + 1, 1000) where name = ?", endpoint);
    }

    /** Writes what was gathered and reads what all replicas measured. */
    public void exchange() {
        for (Key key : Map.copyOf(made).keySet()) {
            Made some = made.remove(key);
            if (some != null) {
                write(key, some);
            }
        }
        Map<Key, Means> read = new ConcurrentHashMap<>();
        sql.list(
                        "select endpoint, engine, seconds, usd from endpoint_engine where seconds is not null",
                        c -> Map.entry(
                                new Key(c.text("endpoint"), c.constant("engine", Engine.class)),
                                new Means(c.fraction("seconds"), c.fractionOrNull("usd"))))
                .forEach(entry -> read.put(entry.getKey(), entry.getValue()));
        measured.set(read);
    }

    private void write(Key key, Made some) {
        double mean = some.seconds() / some.items();
        double usd = some.usd() / some.items();
        double weight = 1 - Math.pow(1 - WEIGHT_OF_ONE, some.items());
        sql.update("""
                update endpoint_engine set seconds = coalesce(seconds + ? * (? - seconds), ?),
                  usd = coalesce(usd + ? * (? - usd), ?), made = made + ?
                where endpoint = ? and engine = ?
                """, weight, mean, mean, weight, usd, usd, some.items(), key.endpoint(), key.engine());
        // Somebody made something: losses so far were not the endpoint's.
        sql.update("update endpoint set losses = 0 where name = ? and losses > 0", key.endpoint());
    }

    private record Key(String endpoint, Engine engine) {}

    private record Means(double seconds, @Nullable Double usd) {}

    private record Made(long items, double seconds, double usd) {
        Made plus(Made other) {
            return new Made(items + other.items, seconds + other.seconds, usd + other.usd);
        }
    }
}
