package io.lightmill.job.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Money as it is added up: rounded once, to the nine digits that columns keep, so that whoever adds the same amounts in another
 * order comes to the same sum.
 */
final class Dollars {

    private static final int DIGITS = 9;
    /** No image costs that much; a larger figure would only break the column that sums it. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private Dollars() {}

    /** What was said; nothing where nothing was, or what cannot be true. */
    static BigDecimal of(@Nullable Double said) {
        if (said == null || !Double.isFinite(said) || said <= 0) {
            return BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(said).min(LARGEST).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
