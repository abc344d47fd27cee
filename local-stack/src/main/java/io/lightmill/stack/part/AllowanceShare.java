package io.lightmill.stack.part;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One worker's share of what all may ask a provider. Google counts by project, a worker counts for itself; here their number is known,
 * so what our environment allows is allowed to all of them together.
 */
final class AllowanceShare {

    private static final List<String> LIMITS =
            List.of("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "LIGHTMILL_GEMINI_DOLLARS_IN_TEN_MINUTES");
    /** Rounded down, so that the shares never add up to more than there is. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.DOWN);

    private AllowanceShare() {}

    /** The limits of one of so many workers; what is not set stays so. */
    static Map<String, String> of(Map<String, String> environment, int workers) {
        Map<String, String> share = new HashMap<>();
        for (String limit : LIMITS) {
            String all = environment.get(limit);
            if (all != null) {
                share.put(limit, divided(all, workers));
            }
        }
        return share;
    }

    private static String divided(String all, int workers) {
        try {
            return new BigDecimal(all.strip())
                    .divide(BigDecimal.valueOf(workers), DIGITS)
                    .toPlainString();
        } catch (NumberFormatException e) {
            // The worker says what is wrong with it.
            return all;
        }
    }
}
