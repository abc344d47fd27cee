package io.lightmill.job.submission;

import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.id.Ids;
import io.lightmill.job.item.NewItem;
import io.lightmill.job.item.Source;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The items that a submission makes, not one of them held: sources, and how many of each in sets of how many.
 *
 * @param common the job's own prompts, for sources without
 * @param seed of variation 1; null: drawn for each item
 */
record Blueprint(
        List<Part> parts, PromptPair common, @Nullable Long seed) {

    /** 2^53: below it JavaScript keeps whole numbers exact. */
    static final long SEEDS = 1L << 53;

    /**
     * A source and what is made of it.
     *
     * @param images items made of it
     * @param perSet of which so many are shown together
     */
    record Part(Source source, int images, int perSet) {
        int sets() {
            return Math.ceilDiv(images, perSet);
        }
    }

    long items() {
        return parts.stream().mapToLong(Part::images).sum();
    }

    int sets() {
        return parts.stream().mapToInt(Part::sets).sum();
    }

    List<Source> sources() {
        return parts.stream().map(Part::source).toList();
    }

    PromptPair prompts(int source) {
        PromptPair own = parts.get(source).source().prompts();
        return own == null ? common : own;
    }

    /** Tells each item once, in order of ordinals and of ids. */
    void tell(Consumer<NewItem> items) {
        int ordinal = 0;
        int firstSet = 0;
        for (int source = 0; source < parts.size(); source++) {
            Part part = parts.get(source);
            for (int variation = 1; variation <= part.images(); variation++) {
                int set = firstSet + (variation - 1) / part.perSet();
                items.accept(new NewItem(Ids.next(), ordinal++, source, set, variation, seedOf(variation)));
            }
            firstSet += part.sets();
        }
    }

    private long seedOf(int variation) {
        return seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed + variation - 1;
    }
}
