package io.lightmill.job.quota;

import io.lightmill.contracts.api.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What items of an engine count against quotas, asked for before the transaction that accepts them.
 *
 * @param usdPerItem as expected; zero: nobody has made one yet, or dollars are not bounded
 */
public record Tariff(double usdPerItem) {

    private static final int DOLLAR_DIGITS = 9;

    /** Where dollars are not bounded. */
    static final Tariff FREE = new Tariff(0);

    /** By the price of one item; null: nobody has made one yet. */
    public static Tariff of(Estimate.@Nullable Range price) {
        return price == null ? FREE : new Tariff(price.expected());
    }

    /** What a job of so many items would count. */
    Use of(long items) {
        return Use.ofJob(items, BigDecimal.valueOf(usdPerItem * items).setScale(DOLLAR_DIGITS, RoundingMode.HALF_UP));
    }
}
