package io.lightmill.job.submission;

import io.lightmill.job.acceptance.Blueprint;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of a submission's items.
 *
 * @param first of variation 1, from which the others count up
 * @param each by ordinal; with neither, they are drawn
 */
record Seeds(@Nullable Long first, @Nullable List<@Nullable Long> each) {

    long of(int ordinal, int variation) {
        Long given = each == null ? null : each.get(ordinal);
        if (given != null) {
            return given;
        }
        return first == null ? ThreadLocalRandom.current().nextLong(Blueprint.SEEDS) : first + variation - 1;
    }
}
