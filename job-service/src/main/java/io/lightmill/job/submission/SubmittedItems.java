package io.lightmill.job.submission;

import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.acceptance.Blueprint;
import io.lightmill.job.id.Ids;
import io.lightmill.job.item.NewItem;
import io.lightmill.job.item.Source;
import java.util.List;
import java.util.function.Consumer;

/**
 * The items that a submission makes: sources, and how many of each in sets of how many.
 *
 * @param common the job's own prompts, for sources without
 */
record SubmittedItems(List<Part> parts, PromptPair common, Seeds seeds) implements Blueprint {

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

    @Override
    public long items() {
        return parts.stream().mapToLong(Part::images).sum();
    }

    @Override
    public int sets() {
        return parts.stream().mapToInt(Part::sets).sum();
    }

    @Override
    public List<Source> sources() {
        return parts.stream().map(Part::source).toList();
    }

    @Override
    public PromptPair prompts(int source) {
        PromptPair own = parts.get(source).source().prompts();
        return own == null ? common : own;
    }

    @Override
    public void tell(Consumer<NewItem> items) {
        int ordinal = 0;
        int firstSet = 0;
        for (int source = 0; source < parts.size(); source++) {
            Part part = parts.get(source);
            for (int variation = 1; variation <= part.images(); variation++) {
                int set = firstSet + (variation - 1) / part.perSet();
                long seed = seeds.of(ordinal, variation);
                items.accept(new NewItem(Ids.next(), ordinal++, source, set, variation, seed));
            }
            firstSet += part.sets();
        }
    }
}
