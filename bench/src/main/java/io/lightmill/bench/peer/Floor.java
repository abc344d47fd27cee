package io.lightmill.bench.peer;

import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Abba;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.stack.Stack;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What nobody can go below who commits, goes through the broker and over HTTP so often, each measured alone on the same running
 * stack: a one-row commit, a record sent and received, a GET of a page that is always the same.
 *
 * @param commit milliseconds
 * @param broker milliseconds
 * @param http milliseconds
 */
public record Floor(Spread commit, Spread broker, Spread http) {

    private static final int WARM_UP = 100;

    /** Measures each so many times. */
    public static Floor measure(Stack stack, StackDatabase database, int times) throws Exception {
        try (Connection connection = database.connect();
                BrokerRoundTrip trip = new BrokerRoundTrip(stack)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS floor (id BIGINT AUTO_INCREMENT PRIMARY KEY, x INT)");
            }
            URI health = stack.url().resolve("/q/health/live");
            Caller caller = new Caller(health, null);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO floor (x) VALUES (1)")) {
                return new Floor(
                        milliseconds(times, insert::executeUpdate),
                        milliseconds(times, trip::go),
                        milliseconds(
                                times,
                                () -> caller.get(health.getPath()).expect(200).status()));
            }
        }
    }

    /** The medians added up, for who commits so often, and so on. */
    public double of(int commits, int trips, int calls) {
        return commits * commit.median() + trips * broker.median() + calls * http.median();
    }

    /** The 99th percentiles added up: rather too high, for bad luck does not come together. */
    public double p99(int commits, int trips, int calls) {
        return commits * commit.percentile(0.99) + trips * broker.percentile(0.99) + calls * http.percentile(0.99);
    }

    private static Spread milliseconds(int times, Abba.Measurement work) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int i = -WARM_UP; i < times; i++) {
            long begun = System.nanoTime();
            work.measure();
            if (i >= 0) {
                took.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return Spread.of(took);
    }
}
