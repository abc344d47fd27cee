package io.lightmill.job.estimate;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Estimate;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What a submission would cost and how long it would take, by the figures of the endpoints that serve its engine. */
public final class Estimator {

    /** Where measured means are all there is: items of one engine seldom lie further apart. */
    private static final double LOW = 0.8;

    private static final double HIGH = 1.5;

    private final List<EndpointView> endpoints;
    private final Engine engine;

    /**
     * Knows those endpoints' figures.
     *
     * @param endpoints that serve the engine
     */
    public Estimator(List<EndpointView> endpoints, Engine engine) {
        this.endpoints = endpoints;
        this.engine = engine;
    }

    /** The price of all items: the mean of the endpoints, from the cheapest to the dearest; null: nobody has made one yet. */
    public Estimate.@Nullable Range price(long items) {
        double[] prices = endpoints.stream()
                .map(this::pricePerItem)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (prices.length == 0) {
            return null;
        }
        double mean = DoubleStream.of(prices).average().orElseThrow();
        double least = DoubleStream.of(prices).min().orElseThrow();
        double most = DoubleStream.of(prices).max().orElseThrow();
        return new Estimate.Range(items * least * LOW, items * mean, items * most * HIGH);
    }

    /** The time until the last item: a start, then all budgets together; at the longest behind all that waits already; null: nobody takes work. */
    public Estimate.@Nullable Range seconds(long items) {
        double perSecond = 0;
        double start = Double.MAX_VALUE;
        long waiting = 0;
        for (EndpointView endpoint : endpoints) {
            Double seconds = endpoint.secondsPerItem().get(engine);
            if (seconds != null && seconds > 0 && endpoint.takesWork()) {
                perSecond += endpoint.budget() / seconds;
                start = Math.min(start, endpoint.startSeconds());
                waiting = Math.max(waiting, endpoint.waiting());
            }
        }
        if (perSecond == 0) {
            return null;
        }
        double alone = items / perSecond;
        double behind = (items + waiting) / perSecond;
        return new Estimate.Range(LOW * alone, start + (alone + behind) / 2, start + HIGH * behind);
    }

    private @Nullable Double pricePerItem(EndpointView endpoint) {
        Double price = endpoint.pricePerItemUsd().get(engine);
        Double seconds = endpoint.secondsPerItem().get(engine);
        if (price != null) {
            return price;
        }
        return seconds == null ? null : Double.valueOf(seconds * endpoint.pricePerSecondUsd());
    }
}
