package io.lightmill.job.retry;

import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.acceptance.Blueprint;
import io.lightmill.job.id.Ids;
import io.lightmill.job.item.NewItem;
import io.lightmill.job.item.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * The items that stand in for failed ones: made from the same, as the same variation, with the same seed unless new ones are
 * wished. Those that were shown together are again.
 *
 * @param common prompts of sources that have none of their own
 */
record StandIns(List<Source> sources, PromptPair common, List<NewItem> made, List<Link> links, int sets)
        implements Blueprint {

    /**
     * Which item stands in for which.
     *
     * @param first the one that failed first
     */
    record Link(UUID id, UUID first) {}

    /**
     * Lays them out.
     *
     * @param of the sources of their job, by number
     */
    static StandIns of(List<FailedItem> failed, SortedMap<Integer, Source> of, PromptPair common, boolean newSeeds) {
        SortedMap<Integer, Integer> sources =
                numbers(failed.stream().map(FailedItem::source).toList());
        SortedMap<Integer, Integer> sets =
                numbers(failed.stream().map(FailedItem::set).toList());
        List<NewItem> made = new ArrayList<>(failed.size());
        List<Link> links = new ArrayList<>(failed.size());
        for (FailedItem item : failed) {
            NewItem standIn = new NewItem(
                    Ids.next(),
                    made.size(),
                    sources.getOrDefault(item.source(), 0),
                    sets.getOrDefault(item.set(), 0),
                    item.variation(),
                    newSeeds ? ThreadLocalRandom.current().nextLong(SEEDS) : item.seed());
            made.add(standIn);
            links.add(new Link(standIn.id(), item.first()));
        }
        return new StandIns(
                sources.keySet().stream()
                        .map(number -> Objects.requireNonNull(of.get(number)))
                        .toList(),
                common,
                made,
                links,
                sets.size());
    }

    /** New numbers without gaps, in the order of the old ones. */
    private static SortedMap<Integer, Integer> numbers(List<Integer> old) {
        SortedMap<Integer, Integer> numbers = new TreeMap<>();
        old.forEach(number -> numbers.put(number, 0));
        int next = 0;
        for (Integer number : numbers.keySet()) {
            numbers.put(number, next++);
        }
        return numbers;
    }

    @Override
    public long items() {
        return made.size();
    }

    @Override
    public PromptPair prompts(int source) {
        PromptPair own = sources.get(source).prompts();
        return own == null ? common : own;
    }

    @Override
    public void tell(Consumer<NewItem> items) {
        made.forEach(items);
    }
}
