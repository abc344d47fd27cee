package io.lightmill.job.quota;

import io.lightmill.job.dispatch.KnownEndpoints;
import io.lightmill.job.parts.Api;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The quotas of one test, and the jobs that are submitted under them. */
@Singleton
class QuotaFixture {

    private final Api api;
    private final Uses uses;
    private final KnownEndpoints endpoints;

    QuotaFixture(Api api, Uses uses, KnownEndpoints endpoints) {
        this.api = api;
        this.uses = uses;
        this.endpoints = endpoints;
    }

    /** What is null is not bounded. */
    private record Bounds(
            @Nullable Integer jobs,
            @Nullable Integer perMinute,
            @Nullable Long items,
            @Nullable String usd) implements QuotaConfig {

        @Override
        public OptionalInt activeJobs() {
            return jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs);
        }

        @Override
        public OptionalInt submissionsPerMinute() {
            return perMinute == null ? OptionalInt.empty() : OptionalInt.of(perMinute);
        }

        @Override
        public OptionalLong itemsPerDay() {
            return items == null ? OptionalLong.empty() : OptionalLong.of(items);
        }

        @Override
        public Optional<BigDecimal> usdPerDay() {
            return Optional.ofNullable(usd).map(BigDecimal::new);
        }
    }

    /** These hold until the test ends; null: not bounded. */
    void given(@Nullable Integer jobs, @Nullable Integer perMinute, @Nullable Long items, @Nullable String usd) {
        given(new Bounds(jobs, perMinute, items, usd), endpoints);
    }

    /** Only dollars are bounded, by the prices of these endpoints. */
    void givenDollars(String usd, KnownEndpoints endpoints) {
        given(new Bounds(null, null, null, usd), endpoints);
    }

    private void given(Bounds bounds, KnownEndpoints endpoints) {
        QuarkusMock.installMockForType(new Quotas(bounds, uses, endpoints, InstantSource.system()), Quotas.class);
    }

    /** Submits a job of two items that are expected to cost 0.002 dollars each. */
    Response submit(UUID user, String key) {
        return api.as(user)
                .header("Idempotency-Key", key)
                .body(Api.automatic(1, 2))
                .post("/jobs");
    }
}
