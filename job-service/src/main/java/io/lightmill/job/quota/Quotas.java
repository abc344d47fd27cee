package io.lightmill.job.quota;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Limits;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.dispatch.KnownEndpoints;
import io.lightmill.job.estimate.Estimator;
import io.lightmill.job.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Holds each user's submissions within the quotas, however many come at once and at however many replicas. */
@ApplicationScoped
public class Quotas {

    /** When a job ends nobody knows; asking once a minute is cheap enough. */
    private static final long UNTIL_A_JOB_ENDS = 60;

    private final QuotaConfig config;
    private final Uses uses;
    private final KnownEndpoints endpoints;
    private final InstantSource clock;

    Quotas(QuotaConfig config, Uses uses, KnownEndpoints endpoints, InstantSource clock) {
        this.config = config;
        this.uses = uses;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /**
     * What items of an engine count. It may ask the dispatcher: nothing may be locked meanwhile.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 while dollars are bounded and nobody has ever told a price: whatever came
     *     would count nothing
     */
    public Tariff tariff(Engine engine) {
        if (config.usdPerDay().isEmpty()) {
            return Tariff.FREE;
        }
        List<EndpointView> serving = serving(endpoints.lately(), engine);
        if (serving.isEmpty()) {
            serving = serving(endpoints.now(), engine);
        }
        return Tariff.of(new Estimator(serving, engine).price(1));
    }

    private static List<EndpointView> serving(Optional<List<EndpointView>> known, Engine engine) {
        return KnownEndpoints.serving(
                known.orElseThrow(() ->
                        Refusal.of(ErrorCode.UNAVAILABLE, "What items cost cannot be asked now; nothing was stored.")),
                engine);
    }

    /** As they are set. */
    public Limits.Quotas view() {
        return config.view();
    }

    /**
     * Refuses a job that could not be accepted any more. Only a look: what comes at the same time may still take the rest.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it alone is more than a quota, so that waiting would not help; else 429
     */
    public void foresee(UUID userId, Tariff tariff, long items) {
        if (areSet()) {
            Use asked = tariff.of(items);
            exceededAlone(asked).ifPresent(why -> {
                throw Refusal.of(ErrorCode.LIMIT_EXCEEDED, why);
            });
            hold(uses.of(userId).plus(asked));
        }
    }

    /** Which quota a job is more than, whatever else its user has; waiting would not help. */
    public Optional<String> exceededAlone(Tariff tariff, long items) {
        return exceededAlone(tariff.of(items));
    }

    private Optional<String> exceededAlone(Use asked) {
        return breach(asked).map(breach -> breach.rule() + " This job alone is more.");
    }

    /**
     * Counts a job that is written, at the end of its transaction; later ones of its user wait for that.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when a quota is passed by it: the transaction must be rolled back
     */
    public void use(UUID userId, Tariff tariff, long items) {
        if (areSet()) {
            hold(uses.add(userId, tariff.of(items)));
        }
    }

    private boolean areSet() {
        return config.activeJobs().isPresent()
                || config.submissionsPerMinute().isPresent()
                || config.itemsPerDay().isPresent()
                || config.usdPerDay().isPresent();
    }

    private void hold(Use use) {
        breach(use).ifPresent(breach -> {
            throw Refusal.tooMany(breach.rule(), breach.seconds());
        });
    }

    /**
     * A quota that is passed.
     *
     * @param seconds until more may be
     */
    private record Breach(String rule, long seconds) {}

    private Optional<Breach> breach(Use use) {
        if (config.activeJobs().isPresent()
                && use.activeJobs() > config.activeJobs().getAsInt()) {
            return Optional.of(new Breach(
                    "At most " + config.activeJobs().getAsInt() + " jobs may be open at a time.", UNTIL_A_JOB_ENDS));
        }
        if (config.submissionsPerMinute().isPresent()
                && use.submissions() > config.submissionsPerMinute().getAsInt()) {
            return Optional.of(new Breach(
                    "At most " + config.submissionsPerMinute().getAsInt() + " jobs may be submitted in a minute.",
                    until(ChronoUnit.MINUTES)));
        }
        if (config.itemsPerDay().isPresent()
                && use.items() > config.itemsPerDay().getAsLong()) {
            return Optional.of(new Breach(
                    "At most " + config.itemsPerDay().getAsLong() + " items may be submitted in a day.",
                    until(ChronoUnit.DAYS)));
        }
        return config.usdPerDay()
                .filter(most -> use.usd().compareTo(most) > 0)
                .map(most -> new Breach(
                        "Jobs of at most " + most + " US dollars may be submitted in a day.", until(ChronoUnit.DAYS)));
    }

    /** Seconds until the window of that length is over. */
    private long until(ChronoUnit window) {
        Instant now = clock.instant();
        return Duration.between(now, now.truncatedTo(window).plus(1, window)).toSeconds() + 1;
    }
}
