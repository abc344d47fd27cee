package io.lightmill.job.quota;

import io.lightmill.contracts.api.Limits;
import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What each user may do; what is not set is not bounded. Minutes and days are those of UTC. */
@ConfigMapping(prefix = "lightmill.job.quota")
public interface QuotaConfig {

    /** Jobs of one user that have not ended. */
    OptionalInt activeJobs();

    /** Submissions that are accepted in a minute; a repetition under its Idempotency-Key is none. */
    OptionalInt submissionsPerMinute();

    /** Items that are accepted in a day. */
    OptionalLong itemsPerDay();

    /** The expected price in US dollars of the items that are accepted in a day. */
    Optional<BigDecimal> usdPerDay();

    /** As {@code GET /limits} tells them. */
    default Limits.Quotas view() {
        return new Limits.Quotas(
                activeJobs().isPresent() ? activeJobs().getAsInt() : null,
                submissionsPerMinute().isPresent() ? submissionsPerMinute().getAsInt() : null,
                itemsPerDay().isPresent() ? itemsPerDay().getAsLong() : null,
                usdPerDay().map(BigDecimal::doubleValue).orElse(null));
    }
}
