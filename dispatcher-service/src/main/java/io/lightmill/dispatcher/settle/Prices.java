package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Says what making an item cost, in US dollars: what the engine's provider charges, as the worker reported it, and the item's
 * seconds on the engine at the price of its endpoint's workers. A verdict is priced when it is heard, before it is stored, so that
 * whatever is said of the item later says the same price.
 */
@Singleton
public class Prices {

    private final Endpoints endpoints;

    Prices(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** The verdict with its output's whole price; an endpoint that is not configured any more charges for nothing. */
    ItemReport priced(ItemReport report, Attempt attempt) {
        GeneratedOutput output = report.output();
        if (output == null) {
            return report;
        }
        double perSecond = endpoints
                .named(attempt.endpoint())
                .map(Endpoint::pricePerSecond)
                .orElse(0.0);
        return new ItemReport(
                report.itemId(),
                report.outcome(),
                priced(output, perSecond),
                report.code(),
                report.message(),
                report.retryAfterSeconds());
    }

    /** A worker's figures are only taken where they can be true. */
    static GeneratedOutput priced(GeneratedOutput output, double perSecond) {
        double seconds = amount(output.seconds());
        return new GeneratedOutput(
                output.contentType(),
                output.bytes(),
                output.sha256(),
                output.width(),
                output.height(),
                output.preview(),
                seconds,
                amount(output.costUsd()) + seconds * perSecond,
                output.metadata());
    }

    private static double amount(@Nullable Double reported) {
        return reported != null && Double.isFinite(reported) && reported > 0 ? reported : 0;
    }
}
