package io.lightmill.runpodlocal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.lightmill.runpodlocal.json.Durations;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long something takes: {@code 0}, {@code 250ms}, {@code 2s}, {@code uniform(1s,3s)}, {@code exponential(2s)} (its
 * mean), {@code lognormal(2s,0.5)} (its median and σ).
 */
public sealed interface Latency {

    /** One draw. */
    Duration sample(RandomGenerator random);

    /** Always the same. */
    record Fixed(Duration value) implements Latency {
        @Override
        public Duration sample(RandomGenerator random) {
            return value;
        }

        @Override
        @JsonValue
        public String toString() {
            return value.toMillis() + "ms";
        }
    }

    /** Anything between. */
    record Uniform(Duration from, Duration to) implements Latency {
        @Override
        public Duration sample(RandomGenerator random) {
            return from.plusNanos((long) (random.nextDouble() * to.minus(from).toNanos()));
        }

        @Override
        @JsonValue
        public String toString() {
            return "uniform(" + from.toMillis() + "ms," + to.toMillis() + "ms)";
        }
    }

    /** Memoryless. */
    record Exponential(Duration mean) implements Latency {
        @Override
        public Duration sample(RandomGenerator random) {
            return Duration.ofNanos((long) (random.nextExponential() * mean.toNanos()));
        }

        @Override
        @JsonValue
        public String toString() {
            return "exponential(" + mean.toMillis() + "ms)";
        }
    }

    /** As engines are: mostly near the median, now and then much longer. */
    record Lognormal(Duration median, double sigma) implements Latency {
        @Override
        public Duration sample(RandomGenerator random) {
            return Duration.ofNanos((long) (median.toNanos() * Math.exp(sigma * random.nextGaussian())));
        }

        @Override
        @JsonValue
        public String toString() {
            return "lognormal(" + median.toMillis() + "ms," + sigma + ")";
        }
    }

    /** No time at all. */
    Latency NONE = new Fixed(Duration.ZERO);

    /**
     * Reads one of the forms above.
     *
     * @throws IllegalArgumentException when it is none
     */
    @JsonCreator
    static Latency parse(String text) {
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            return new Fixed(Durations.parse(text));
        }
        List<String> arguments =
                List.of(text.substring(open + 1, text.length() - 1).split(","));
        String name = text.substring(0, open).strip() + arguments.size();
        return switch (name) {
            case "exponential1" -> new Exponential(Durations.parse(arguments.get(0)));
            case "uniform2" -> new Uniform(Durations.parse(arguments.get(0)), Durations.parse(arguments.get(1)));
            case "lognormal2" -> new Lognormal(Durations.parse(arguments.get(0)), Double.parseDouble(arguments.get(1)));
            default -> throw new IllegalArgumentException("no such distribution: " + text);
        };
    }
}
